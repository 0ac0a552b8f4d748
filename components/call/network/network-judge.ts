import type { NetworkSample } from "#components/call/network/network-sample.ts";

/** good: nothing to say · weak: seen and heard · bad: sound alone has a chance */
export type Grade = "good" | "weak" | "bad";

/** Whose connection it is. `between`: the two ends do not tell. `ours`: the video service's. */
export type Side = "yours" | "theirs" | "between" | "ours";

export interface Evidence {
  /** Null when nothing could be measured: nobody else is there, or the connection is new. */
  readonly sample: NetworkSample | null;
  /** Twilio's network quality levels, 0 (broken) to 5, of this participant and the worst of the others; rooms between two browsers have none. */
  readonly ownLevel: number | null;
  readonly theirLevel: number | null;
  /** The other browsers' own judgments of their connections, where they sent one. */
  readonly othersSay: Grade | null;
  /** How the clinic's server answered a moment ago: it is reached by the same Wi-Fi but not by the video service. */
  readonly server: "fast" | "slow" | "silent" | null;
  readonly areOthersReconnecting: boolean;
  /** The way to the video service is gone; sound and picture may still flow between two browsers. */
  readonly isSignalingLost: boolean;
}

export interface Verdict {
  readonly grade: Grade;
  /** Null while the grade is good. */
  readonly side: Side | null;
  /** When the grade began to be other than good, by the clock that came with the evidence. */
  readonly sinceMs: number | null;
}

export interface Judgement {
  readonly verdict: Verdict;
  /** Smoothed, since one burst is no trend. */
  readonly lossPercent: number | null;
  /** For how many looks in a row the evidence has spoken for another grade, and which. */
  readonly pending: { readonly grade: Grade; readonly looks: number } | null;
}

export const noJudgement: Judgement = {
  verdict: { grade: "good", side: null, sinceMs: null },
  lossPercent: null,
  pending: null,
};

/**
 * Where a connection is worse than the number, it is of that grade. Twilio's rtc-diagnostics grades a call by RTT at 100,
 * 250 and 400 ms, jitter at 5, 10 and 30 ms and loss at 1, 3 and 8 % (getQualityScore.ts of its video diagnostics app).
 * `weak` is its lowest step; `bad` is ours, measured in November 2026 through a lossy proxy: at 10 % both voice and
 * picture are usable, at 20 % half of the time the picture stands still.
 */
const limits = {
  rttMs: { weak: 400, bad: 1_500 },
  lossPercent: { weak: 8, bad: 15 },
  /** Of Chromium over a relay at 300 ms: 30 ms is normal there. Opus conceals twice its packet time of 20 ms. */
  jitterMs: { weak: 60, bad: 300 },
  /** Sent while the browser says that the network takes no more. */
  squeezedKbps: { weak: 150, bad: 60 },
  level: { weak: 2, bad: 1 },
} as const;

/** One look every two seconds: worse after six, better after ten. Quicker would follow each burst, slower would be no news. */
const looksUntil = { worse: 3, better: 5 } as const;

const order: readonly Grade[] = ["good", "weak", "bad"];

/** Takes in one more look at the network. */
export function judge(before: Judgement, evidence: Evidence, nowMs: number): Judgement {
  const lossPercent = smoothLoss(before.lossPercent, evidence.sample);
  const now = gradeOf(evidence, lossPercent);
  const { verdict } = before;
  if (now === verdict.grade) {
    // The side may become known later: the others' word and the server's answer take a moment.
    const side = now === "good" ? null : sideOf(evidence);
    return { verdict: side === verdict.side ? verdict : { ...verdict, side }, lossPercent, pending: null };
  }
  const isWorse = order.indexOf(now) > order.indexOf(verdict.grade);
  const wasPending = before.pending && isSameDirection(before.pending.grade, now, verdict.grade);
  const looks = (wasPending ? (before.pending?.looks ?? 0) : 0) + 1;
  if (looks < (isWorse ? looksUntil.worse : looksUntil.better)) {
    return { verdict, lossPercent, pending: { grade: now, looks } };
  }
  return {
    verdict: {
      grade: now,
      side: now === "good" ? null : sideOf(evidence),
      sinceMs: now === "good" ? null : (verdict.sinceMs ?? nowMs),
    },
    lossPercent,
    pending: null,
  };
}

function isSameDirection(one: Grade, other: Grade, from: Grade): boolean {
  return order.indexOf(one) > order.indexOf(from) === order.indexOf(other) > order.indexOf(from);
}

function smoothLoss(before: number | null, sample: NetworkSample | null): number | null {
  const losses = [sample?.lossInPercent, sample?.lossOutPercent].filter((loss) => typeof loss === "number");
  if (losses.length === 0) return sample ? null : before;
  const now = Math.max(...losses);
  return before === null ? now : before * 0.5 + now * 0.5;
}

function gradeOf(evidence: Evidence, loss: number | null): Grade {
  const { sample } = evidence;
  const grades: Grade[] = [
    grade(loss, limits.lossPercent),
    grade(sample?.rttMs ?? null, limits.rttMs),
    grade(sample?.jitterMs ?? null, limits.jitterMs),
    sample?.isSqueezed ? gradeOfSqueeze(sample.kbpsOut) : "good",
    gradeOfLevel(evidence.ownLevel),
    gradeOfLevel(evidence.theirLevel),
    evidence.othersSay ?? "good",
    evidence.areOthersReconnecting || evidence.isSignalingLost ? "weak" : "good",
  ];
  return order.findLast((each) => grades.includes(each)) ?? "good";
}

function grade(value: number | null, { weak, bad }: { weak: number; bad: number }): Grade {
  if (value === null || value <= weak) return "good";
  return value > bad ? "bad" : "weak";
}

function gradeOfSqueeze(kbps: number): Grade {
  if (kbps >= limits.squeezedKbps.weak) return "good";
  return kbps < limits.squeezedKbps.bad ? "bad" : "weak";
}

function gradeOfLevel(level: number | null): Grade {
  if (level === null || level > limits.level.weak) return "good";
  return level <= limits.level.bad ? "bad" : "weak";
}

/** Returns the side that can be told to act. Loss between two browsers does not show at which end it happens. */
function sideOf({ ownLevel, theirLevel, server, othersSay, ...evidence }: Evidence): Side {
  if (gradeOfLevel(ownLevel) !== "good") return "yours";
  if (gradeOfLevel(theirLevel) !== "good") return "theirs";
  if (server === "slow" || server === "silent") return "yours";
  if (evidence.isSignalingLost) return server === "fast" ? "ours" : "between";
  if (evidence.areOthersReconnecting || (othersSay ?? "good") !== "good") return "theirs";
  return "between";
}
