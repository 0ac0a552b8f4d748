/** How good a connection is for a video visit: as good as the worst of what was measured of it. */

export type Grade = "good" | "fair" | "bad";
export type Measure = "delay" | "loss" | "speed";

/**
 * The bounds of Twilio's own diagnostics app (twilio-video-diagnostics-react-app, getQualityScore.ts, read November
 * 2026): round trip 100/250/400 ms, loss 1/3/8 %, bit rate 1000/500/150 kbit/s for excellent, good and fair. What is
 * excellent or good there is good here; what is worse than fair is bad.
 */
const bounds: Record<Measure, { good: number; fair: number }> = {
  delay: { good: 250, fair: 400 },
  loss: { good: 3, fair: 8 },
  speed: { good: 500, fair: 150 },
};

/** @param value round trip in milliseconds, loss in percent, speed in kilobits per second */
export function gradeOf(measure: Measure, value: number): Grade {
  const { good, fair } = bounds[measure];
  const isWithin = (bound: number) => (measure === "speed" ? value >= bound : value <= bound);
  if (isWithin(good)) return "good";
  return isWithin(fair) ? "fair" : "bad";
}
