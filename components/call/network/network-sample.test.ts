import { describe, expect, test } from "vitest";
import { type Counters, sampleBetween } from "#components/call/network/network-sample.ts";

const before: Counters = {
  atMs: 10_000,
  packetsIn: 1_000,
  lostIn: 10,
  packetsOut: 2_000,
  lostOut: 20,
  bytesIn: 1_000_000,
  bytesOut: 2_000_000,
  rttMs: 80,
  jitterMs: 5,
  framesPerSecond: 24,
  isSqueezed: false,
};

describe("sampleBetween", () => {
  test("counts what came and went between two looks, a second", () => {
    const after: Counters = {
      ...before,
      atMs: 12_000,
      packetsIn: 1_090,
      lostIn: 20,
      packetsOut: 2_200,
      lostOut: 60,
      bytesIn: 1_050_000,
      bytesOut: 2_100_000,
    };
    expect(sampleBetween(before, after)).toMatchObject({
      kbpsIn: 200,
      kbpsOut: 400,
      lossInPercent: 10,
      lossOutPercent: 20,
    });
  });

  test("takes no share of a few packets: silence sends next to none", () => {
    const after = { ...before, atMs: 12_000, packetsIn: 1_005, lostIn: 12 };
    expect(sampleBetween(before, after)).toMatchObject({ lossInPercent: null, lossOutPercent: null });
  });

  test("takes packets that come late, after they were called lost, for no loss", () => {
    const after = { ...before, atMs: 12_000, packetsIn: 1_100, lostIn: 5 };
    expect(sampleBetween(before, after)?.lossInPercent).toBe(0);
  });

  test("is nothing when the counters begin anew", () => {
    expect(sampleBetween(before, { ...before, atMs: 12_000, bytesIn: 100 })).toBeNull();
  });
});
