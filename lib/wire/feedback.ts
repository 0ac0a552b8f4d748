import { roles } from "#lib/wire/consultation.ts";
import { feedbackReasons, verdicts } from "#lib/wire/vocabulary/feedback-choices.ts";
import * as z from "#lib/wire/zod.ts";

/** The wire format of the survey after a visit. Browser-safe. */

const instant = z.iso.datetime({ offset: true });

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
