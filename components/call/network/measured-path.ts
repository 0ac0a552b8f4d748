import type { Room } from "twilio-video";
import { isRecord, oneOf } from "#lib/wire/shape.ts";
import type { MeasuredPath } from "#lib/wire/technical-report.ts";
import { candidateTypes, mediaProtocols, relayProtocols } from "#lib/wire/vocabulary/media-path.ts";

/**
 * The paths that media takes now, one for each connection. The SDK measures them for its own telemetry and does not hand
 * them on (`RoomV2#getStats` of 2.36.0, to which the package is pinned); another version gives none, which only leaves
 * the report without paths.
 */
export async function measuredPaths(room: Room): Promise<Path[]> {
  const signaling = "_signaling" in room ? room._signaling : null;
  if (!measures(signaling)) return [];
  const responses = await signaling.getStats();
  return responses instanceof Map
    ? [...responses.values()].flatMap((response) => pathOf(response) ?? [])
    : [];
}

type Path = Omit<MeasuredPath, "at_seconds">;

function measures(signaling: unknown): signaling is { getStats(): Promise<unknown> } {
  return isRecord(signaling) && typeof signaling["getStats"] === "function";
}

function pathOf(response: unknown): Path | undefined {
  const pair = memberOf(response, "activeIceCandidatePair");
  const near = memberOf(pair, "localCandidate");
  const local = oneOf(candidateTypes, memberOf(near, "candidateType"));
  const remote = oneOf(candidateTypes, memberOf(memberOf(pair, "remoteCandidate"), "candidateType"));
  const protocol = oneOf(mediaProtocols, memberOf(near, "protocol"));
  if (!local || !remote || !protocol) return undefined;
  return {
    local,
    remote,
    protocol,
    relay_protocol: oneOf(relayProtocols, memberOf(near, "relayProtocol")) ?? null,
  };
}

function memberOf(value: unknown, name: string): unknown {
  return isRecord(value) ? value[name] : undefined;
}
