import { inArray } from "drizzle-orm";
import { rooms } from "#drizzle/schema.ts";
import type { Cluster } from "#e2e/proofs/cluster.ts";
import { poll } from "#e2e/stand-ins/poll.ts";
import { twilioState } from "#e2e/twilio-control.ts";

/** The keeper of the rooms looks again after at most a minute. */
const settleTimeoutMs = 90_000;

/** The live rooms of the visits, once none is being opened any more: as the database has them, and as Twilio has. */
export async function liveRoomsOf(cluster: Cluster, visitIds: readonly string[]) {
  const wanted = new Set(visitIds);
  const inDatabase = await cluster.withDatabase((db) =>
    poll(async () => {
      const open = await db
        .select()
        .from(rooms)
        .where(inArray(rooms.status, ["opening", "live"]));
      const ofVisits = open.filter(({ consultationId }) => wanted.has(consultationId));
      return ofVisits.every(({ status }) => status === "live") && ofVisits;
    }, settleTimeoutMs),
  );
  if (!inDatabase) throw new Error("There are still rooms that wait to be opened");
  const state = await twilioState(cluster);
  const atTwilio = state.rooms
    .filter(({ status }) => status === "in-progress")
    .map((room) => ({ ...room, consultationId: consultationOf(room.name) }))
    .filter(({ consultationId }) => wanted.has(consultationId));
  return { inDatabase, atTwilio };
}

/** Of visits with exactly one live room here and there, and the same. */
export function agreeingRooms({ inDatabase, atTwilio }: Awaited<ReturnType<typeof liveRoomsOf>>) {
  const sids = new Map<string, string[]>();
  for (const { consultationId, sid } of atTwilio)
    sids.set(consultationId, [...(sids.get(consultationId) ?? []), sid]);
  return inDatabase.filter(({ consultationId, sid }) => {
    const found = sids.get(consultationId) ?? [];
    return found.length === 1 && found[0] === sid;
  });
}

function consultationOf(roomName: string): string {
  return /^panacare-consultation-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/.exec(roomName)?.[1] ?? "";
}
