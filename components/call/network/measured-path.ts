import type { Room } from "twilio-video";
import { candidateTypes, type MeasuredPath } from "#lib/wire/technical-report.ts";
import * as z from "#lib/wire/zod.ts";

/**
 * The paths that media takes now, one for each connection. The SDK measures them for its own telemetry and does not hand
 * them on (`RoomV2#getStats` of 2.36.0, to which the package is pinned); another version gives none, which only leaves
 * the report without paths.
 */
export async function measuredPaths(room: Room): Promise<Omit<MeasuredPath, "at_seconds">[]> {
  const signaling = Signaling.safeParse("_signaling" in room ? room._signaling : null).data;
  if (!signaling) return [];
  const responses = z.map(z.string(), z.unknown()).safeParse(await signaling.getStats()).data ?? new Map();
  return [...responses.values()].flatMap((response) => {
    const pair = Response.safeParse(response).data?.activeIceCandidatePair;
    if (!pair) return [];
    return {
      local: pair.localCandidate.candidateType,
      remote: pair.remoteCandidate.candidateType,
      protocol: pair.localCandidate.protocol,
      relay_protocol: pair.localCandidate.relayProtocol,
    };
  });
}

const Signaling = z.custom<{ getStats(): Promise<unknown> }>(
  (value) => typeof value === "object" && value !== null && "getStats" in value,
);

const Candidate = z.object({ candidateType: z.enum(candidateTypes), protocol: z.enum(["udp", "tcp"]) });

const Response = z.object({
  activeIceCandidatePair: z.object({
    localCandidate: Candidate.extend({ relayProtocol: z.enum(["udp", "tcp", "tls"]).nullable().catch(null) }),
    remoteCandidate: Candidate,
  }),
});
