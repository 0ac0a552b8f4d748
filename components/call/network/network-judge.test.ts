import { describe, expect, test } from "vitest";
import {
  type Evidence,
  type Grade,
  type Judgement,
  judge,
  noJudgement,
  type Side,
} from "#components/call/network/network-judge.ts";
import type { NetworkSample } from "#components/call/network/network-sample.ts";

const lookMs = 2_000;

const fine: NetworkSample = {
  rttMs: 80,
  jitterMs: 5,
  lossInPercent: 0,
  lossOutPercent: 0,
  kbpsIn: 1_000,
  kbpsOut: 1_000,
  framesPerSecond: 24,
  isSqueezed: false,
};
const quiet: Evidence = {
  sample: fine,
  ownLevel: null,
  theirLevel: null,
  othersSay: null,
  server: null,
  areOthersReconnecting: false,
  isSignalingLost: false,
};
const measured = (sample: Partial<NetworkSample>): Partial<Evidence> => ({ sample: { ...fine, ...sample } });

function judged(looks: number, evidence: Partial<Evidence>, from: Judgement = noJudgement): Judgement {
  return Array.from({ length: looks }).reduce<Judgement>(
    (judgement, _, index) => judge(judgement, { ...quiet, ...evidence }, index * lookMs),
    from,
  );
}

describe("judge", () => {
  test.each<[what: string, evidence: Partial<Evidence>, grade: Grade, side: Side | null]>([
    ["nothing wrong", {}, "good", null],
    ["5 % of the packets lost", measured({ lossInPercent: 5 }), "good", null],
    ["300 ms there and back", measured({ rttMs: 300 }), "good", null],
    ["10 % of what arrives lost", measured({ lossInPercent: 10 }), "weak", "between"],
    ["10 % of what is sent lost", measured({ lossOutPercent: 10 }), "weak", "between"],
    ["20 % lost", measured({ lossInPercent: 20 }), "bad", "between"],
    ["half a second there and back", measured({ rttMs: 500 }), "weak", "between"],
    ["two seconds there and back", measured({ rttMs: 2_000 }), "bad", "between"],
    ["packets very unevenly apart", measured({ jitterMs: 100 }), "weak", "between"],
    [
      "little sent because no more goes through",
      measured({ isSqueezed: true, kbpsOut: 100 }),
      "weak",
      "between",
    ],
    ["next to nothing goes through", measured({ isSqueezed: true, kbpsOut: 30 }), "bad", "between"],
    ["little sent because the picture stands still", measured({ kbpsOut: 30 }), "good", null],
    [
      "10 % lost and a slow way to the clinic",
      { ...measured({ lossInPercent: 10 }), server: "slow" },
      "weak",
      "yours",
    ],
    [
      "10 % lost and no way to the clinic",
      { ...measured({ lossInPercent: 10 }), server: "silent" },
      "weak",
      "yours",
    ],
    [
      "10 % lost, and they say it is theirs",
      { ...measured({ lossInPercent: 10 }), othersSay: "weak", server: "fast" },
      "weak",
      "theirs",
    ],
    ["they say that theirs is bad", { othersSay: "bad" }, "bad", "theirs"],
    ["they are reconnecting", { areOthersReconnecting: true }, "weak", "theirs"],
    ["Twilio calls this connection bad", { ownLevel: 1 }, "bad", "yours"],
    ["Twilio calls their connection weak", { theirLevel: 2 }, "weak", "theirs"],
    ["Twilio calls both average", { ownLevel: 3, theirLevel: 3 }, "good", null],
    [
      "the video service is away, the clinic is not",
      { isSignalingLost: true, server: "fast" },
      "weak",
      "ours",
    ],
    [
      "the video service and the clinic are away",
      { isSignalingLost: true, server: "silent" },
      "weak",
      "yours",
    ],
    ["nothing measured", { sample: null }, "good", null],
  ])("%s", (_, evidence, grade, side) => {
    expect(judged(8, evidence).verdict).toMatchObject({ grade, side });
  });

  test("waits six seconds before it says so, and ten before it takes it back", () => {
    const lossy = measured({ rttMs: 900 });
    expect(judged(2, lossy).verdict.grade).toBe("good");
    const weak = judged(3, lossy);
    expect(weak.verdict).toEqual({ grade: "weak", side: "between", sinceMs: 4_000 });
    expect(judged(4, {}, weak).verdict.grade).toBe("weak");
    expect(judged(5, {}, weak).verdict).toEqual({ grade: "good", side: null, sinceMs: null });
  });

  test("is not moved by what changes from look to look", () => {
    const weak = judged(3, measured({ rttMs: 900 }));
    const flickering = Array.from({ length: 20 }).reduce<Judgement>(
      (judgement, _, index) =>
        judge(judgement, { ...quiet, ...(index % 3 === 0 ? measured({ rttMs: 900 }) : {}) }, index * lookMs),
      weak,
    );
    expect(flickering.verdict).toEqual(weak.verdict);
  });

  test("keeps since when it has been so while it grows worse", () => {
    const weak = judged(3, measured({ rttMs: 900 }));
    expect(judged(3, measured({ rttMs: 2_000 }), weak).verdict).toMatchObject({
      grade: "bad",
      sinceMs: 4_000,
    });
  });

  test("says whose it is as soon as that is known", () => {
    const weak = judged(3, measured({ rttMs: 900 }));
    expect(judged(1, { ...measured({ rttMs: 900 }), server: "slow" }, weak).verdict.side).toBe("yours");
  });
});
