/** The answers that the survey after a visit offers. */

export const verdicts = ["good", "poor", "bad"] as const;
export type Verdict = (typeof verdicts)[number];

/** Kinds of trouble: first sound, then picture, then connection. */
export const feedbackReasons = [
  "could_not_hear",
  "was_not_heard",
  "echo",
  "sound_cut_out",
  "no_picture",
  "picture_froze",
  "picture_blurred",
  "sound_and_picture_apart",
  "dropped_out",
  "hard_to_join",
  "other",
] as const;
export type FeedbackReason = (typeof feedbackReasons)[number];
