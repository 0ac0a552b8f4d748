import * as z from "#lib/wire/zod.ts";

/** The parts of the local Twilio's `GET /control/state` that tests read (e2e/stand-ins/twilio/README.md). */
export const TwilioState = z.object({
  rooms: z.array(
    z.object({
      sid: z.string(),
      name: z.string(),
      status: z.string(),
      transcription: z.object({ status: z.string(), languageCode: z.string() }).nullable(),
    }),
  ),
  requests: z.record(z.string(), z.number()),
});
export type TwilioState = z.infer<typeof TwilioState>;
