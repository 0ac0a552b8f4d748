import * as z from "#lib/wire/zod.ts";

/** The servers for a check of the network. */
export const CheckServers = z.object({
  ice_servers: z.array(
    z.object({
      urls: z.union([z.string(), z.array(z.string())]),
      username: z.string().optional(),
      credential: z.string().optional(),
    }),
  ),
  ttl: z.number().int(),
  signaling_url: z.url().optional(),
});
export type CheckServers = z.infer<typeof CheckServers>;
