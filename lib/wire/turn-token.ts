import { relayProviderNames } from "#lib/wire/relay-provider-name.ts";
import * as z from "#lib/wire/zod.ts";

/** What RTCPeerConnection takes, and for how many seconds from now it lasts. */
export const TurnToken = z.object({
  ice_servers: z.array(
    z.object({
      urls: z.union([z.string(), z.array(z.string())]),
      username: z.string().optional(),
      credential: z.string().optional(),
    }),
  ),
  ttl: z.number().int().positive(),
  /** The provider of the servers. Nobody promises that `public` ones run. */
  provider: z.enum(relayProviderNames),
});
export type TurnToken = z.infer<typeof TurnToken>;
