import { roles } from "#lib/wire/consultation.ts";
import * as z from "#lib/wire/zod.ts";

/** The wire format of the survey after a visit. Browser-safe. */

const instant = z.iso.datetime({ offset: true });

export const verdicts = ["good", "poor", "bad"] as const;
export type Verdict = (typeof verdicts)[number];

/** What went wrong. The first ones are about sound, the next about the picture, the last about the connection. */
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

export const GiveFeedback = z.strictObject({
  sound: z.enum(verdicts),
  /** `none`: the visit was without pictures. */
  picture: z.enum([...verdicts, "none"]),
  reasons: z
    .array(z.enum(feedbackReasons))
    .max(feedbackReasons.length)
    .refine((reasons) => new Set(reasons).size === reasons.length, "A reason is given twice")
    .default([]),
  comment: z.string().trim().max(500).nullable().default(null),
});
export type GiveFeedback = z.infer<typeof GiveFeedback>;

export const Feedback = z.object({
  role: z.enum(roles),
  sound: z.enum(verdicts),
  picture: z.enum([...verdicts, "none"]),
  reasons: z.array(z.enum(feedbackReasons)),
  comment: z.string().nullable(),
  updated_at: instant,
});
export type Feedback = z.infer<typeof Feedback>;

export const FeedbackList = z.object({ results: z.array(Feedback) });
export type FeedbackList = z.infer<typeof FeedbackList>;
