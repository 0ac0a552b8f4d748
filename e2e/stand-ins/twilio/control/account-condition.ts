import { z } from "zod";

/** Hosts of Twilio's REST API outside its home region (twilio.com/docs/global-infrastructure/using-the-twilio-rest-api-in-a-non-us-region). */
export const regionalHosts = {
  "api.dublin.ie1.twilio.com": "ie1",
  "api.sydney.au1.twilio.com": "au1",
} as const;

/** What may be wrong with an account that no request of its own changes: set through the control endpoint. */
export const AccountCondition = z.strictObject({
  status: z.enum(["active", "suspended", "closed"]).default("active"),
  video: z.boolean().default(true),
  /** False: an account that may only have room types that Twilio no longer makes. */
  groupRooms: z.boolean().default(true),
  networkTraversal: z.boolean().default(true),
  /** Our clock against that of whoever asks. */
  clockAheadSeconds: z.number().int().default(0),
  /** Keys that exist, but not in this account, or in another region of it. */
  strangeKeys: z
    .array(
      z.strictObject({
        sid: z.string(),
        secret: z.string(),
        region: z.enum(["us1", "ie1", "au1"]).default("us1"),
      }),
    )
    .default([]),
});
export type AccountCondition = z.infer<typeof AccountCondition>;

export function healthyAccount(): AccountCondition {
  return AccountCondition.parse({});
}

export function twilioNow({ clockAheadSeconds }: AccountCondition): Date {
  return new Date(Date.now() + clockAheadSeconds * 1000);
}
