import * as z from "#lib/wire/zod.ts";

/** The wire format of the system checks. Browser-safe; ids in it are masked, and there are no secrets. */

export const TwilioCheck = z.object({
  is_right: z.boolean(),
  findings: z.array(
    z.object({
      check: z.string(),
      status: z.enum(["ok", "failed", "skipped"]),
      code: z.string(),
      message: z.string(),
      cure: z.string().optional(),
    }),
  ),
  claims: z.array(
    z.object({ claim: z.string(), value: z.string(), is_right: z.boolean(), rule: z.string() }),
  ),
});
export type TwilioCheck = z.infer<typeof TwilioCheck>;

export const TurnCheck = z.object({
  is_right: z.boolean(),
  providers: z.array(
    z.object({
      provider: z.string(),
      failure: z.string().nullable(),
      has_relay: z.boolean(),
      servers: z.array(
        z.object({
          url: z.string(),
          status: z.enum(["reachable", "refused", "unreachable", "untested"]),
          latency_ms: z.number().nullable(),
          reason: z.string().nullable(),
        }),
      ),
      /** Lists issued for calls since the server started. */
      issued: z.number().int(),
      failed: z.number().int(),
      last_failed_at: z.iso.datetime().nullable(),
      is_resting: z.boolean(),
    }),
  ),
});
export type TurnCheck = z.infer<typeof TurnCheck>;
