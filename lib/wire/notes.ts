import { maxNotesLength } from "#lib/wire/vocabulary/size-limits.ts";
import * as z from "#lib/wire/zod.ts";

/** The wire format of a doctor's notes on a visit. Browser-safe. */

const instant = z.iso.datetime({ offset: true });

/** Before the first note: an empty text of revision 0. */
export const Notes = z.object({
  text: z.string(),
  /** How often they were written. */
  revision: z.number().int().min(0),
  updated_at: instant.nullable(),
});
export type Notes = z.infer<typeof Notes>;

export const WriteNotes = z.strictObject({
  text: z.string().max(maxNotesLength),
  /** The revision that this text was made from. */
  revision: z.number().int().min(0).max(2_000_000_000),
});
export type WriteNotes = z.infer<typeof WriteNotes>;
