import * as z from "#lib/wire/zod.ts";

/** The wire format of a visit's summary: what the doctor writes for the patient. Browser-safe. */

const instant = z.iso.datetime({ offset: true });

/** `text` is null while there is none; to the patient also while it is not shared. */
export const Summary = z.object({
  text: z.string().nullable(),
  is_shared: z.boolean(),
  updated_at: instant.nullable(),
});
export type Summary = z.infer<typeof Summary>;

export const WriteSummary = z.strictObject({
  text: z.string().trim().min(1).max(10_000),
  /** Whether the patient may read it. */
  is_shared: z.boolean(),
});
export type WriteSummary = z.infer<typeof WriteSummary>;
