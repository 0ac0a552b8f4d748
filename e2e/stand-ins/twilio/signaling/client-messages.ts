import { z } from "zod";

/** What the SDK sends over `/signaling` (twilio-video 2.36.0, lib/twilioconnection.js and lib/signaling/v2). */

const revision = z.number().int().nonnegative();

/** Loose where the content is handed to the other browser unchanged. */
const Description = z.looseObject({
  type: z.enum(["offer", "answer", "pranswer", "close", "create-offer"]),
  revision,
  sdp: z.string().optional(),
});
export type Description = z.infer<typeof Description>;

const Ice = z.looseObject({ ufrag: z.string().nullish(), revision });
export type Ice = z.infer<typeof Ice>;

const PeerConnectionState = z.object({
  id: z.string().min(1).max(128),
  description: Description.nullish(),
  ice: Ice.nullish(),
});
export type PeerConnectionState = z.infer<typeof PeerConnectionState>;

const LocalParticipant = z.object({
  revision,
  tracks: z.array(
    z.object({
      id: z.string().min(1),
      kind: z.enum(["audio", "video", "data"]),
      name: z.string(),
      enabled: z.boolean(),
      priority: z.string().nullish(),
    }),
  ),
});
export type LocalParticipant = z.infer<typeof LocalParticipant>;

const peerConnections = z
  .array(PeerConnectionState.nullable())
  .nullish()
  .transform((states) => (states ?? []).filter((state) => state !== null));

const IceRequest = z.object({ type: z.literal("ice"), token: z.string() });
const Connect = z.object({
  type: z.literal("connect"),
  name: z.string().nullish(),
  token: z.string(),
  participant: LocalParticipant,
  peer_connections: peerConnections,
  /** What the client would hear over data channels of the server. */
  media_signaling: z.object({ extension_transcriptions: z.unknown().optional() }).nullish(),
  subscribe: z.object({ rules: z.array(z.object({ type: z.enum(["include", "exclude"]) })) }).nullish(),
});
const Update = z.object({
  type: z.literal("update"),
  session: z.string(),
  participant: LocalParticipant.nullish(),
  peer_connections: peerConnections,
});
const Sync = z.object({
  type: z.literal("sync"),
  session: z.string(),
  token: z.string(),
  participant: LocalParticipant,
  peer_connections: peerConnections,
});
const Disconnect = z.object({ type: z.literal("disconnect"), session: z.string().nullish() });

export const ClientMessage = z.discriminatedUnion("type", [IceRequest, Connect, Update, Sync, Disconnect]);
export type ClientMessage = z.infer<typeof ClientMessage>;
export type ConnectMessage = z.infer<typeof Connect>;
export type UpdateMessage = z.infer<typeof Update>;
export type SyncMessage = z.infer<typeof Sync>;

export const Frame = z.discriminatedUnion("type", [
  z.object({ type: z.literal("hello"), version: z.number(), body: z.unknown().optional() }),
  z.object({ type: z.literal("msg"), body: z.unknown().optional() }),
  z.object({ type: z.literal("heartbeat") }),
  z.object({ type: z.literal("bye") }),
]);
export type Frame = z.infer<typeof Frame>;
