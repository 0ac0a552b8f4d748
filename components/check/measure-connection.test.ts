import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ceilingKbps, measureKbps, measureSteadiness } from "#components/check/measure-connection.ts";
import type { RelayedPair } from "#components/check/relayed-pair.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "performance"] });
});

afterEach(() => {
  vi.useRealTimers();
});

/** Two ends of a way that takes its time, loses some and is only so wide. */
function pairWith({ delayMs = 40, losesEach = 0, kbps = Number.POSITIVE_INFINITY }): RelayedPair {
  let sent = 0;
  let freeAtMs = 0;
  const far: Pick<RTCDataChannel, "onmessage" | "binaryType"> = { onmessage: null, binaryType: "blob" };
  const near = {
    readyState: "open",
    get bufferedAmount() {
      return kbps === Number.POSITIVE_INFINITY ? 0 : (Math.max(0, freeAtMs - performance.now()) * kbps) / 8;
    },
    send(data: Float64Array | Uint8Array) {
      sent++;
      freeAtMs = Math.max(freeAtMs, performance.now()) + (data.byteLength * 8) / kbps;
      if (losesEach > 0 && sent % losesEach === 0) return;
      const copy = data.slice().buffer;
      setTimeout(
        () => far.onmessage?.call(far as RTCDataChannel, new MessageEvent("message", { data: copy })),
        freeAtMs - performance.now() + delayMs,
      );
    },
  };
  return {
    connectedMs: 0,
    near: near as unknown as RTCDataChannel,
    far: far as RTCDataChannel,
    close: () => undefined,
  };
}

async function finish<T>(measuring: Promise<T>): Promise<T> {
  await vi.advanceTimersByTimeAsync(5_000);
  return measuring;
}

test("tells how long the way takes, and that nothing gets lost on it", async () => {
  expect(await finish(measureSteadiness(pairWith({ delayMs: 70 }), 2_000))).toEqual({
    roundTripMs: 70,
    lossPercent: 0,
  });
});

test("counts what does not arrive, or arrives too late for a conversation", async () => {
  const lossy = await finish(measureSteadiness(pairWith({ losesEach: 10 }), 2_000));
  expect(lossy.lossPercent).toBeCloseTo(10, 0);
  const late = measureSteadiness(pairWith({ delayMs: 4_000 }), 2_000);
  await expect(Promise.all([late, vi.advanceTimersByTimeAsync(5_000)])).rejects.toThrow("nothing arrived");
});

test("tells how wide the way is, up to what a visit needs", async () => {
  const narrow = await finish(measureKbps(pairWith({ kbps: 300, delayMs: 0 }), 2_000));
  expect(narrow).toBeGreaterThan(270);
  expect(narrow).toBeLessThanOrEqual(300);
  const wide = await finish(measureKbps(pairWith({ delayMs: 0 }), 2_000));
  expect(wide).toBeGreaterThan(ceilingKbps * 0.95);
  expect(wide).toBeLessThan(ceilingKbps * 1.05);
});
