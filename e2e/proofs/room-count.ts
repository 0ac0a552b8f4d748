import { rooms } from "#drizzle/schema.ts";
import type { Cluster } from "#e2e/proofs/cluster.ts";
import { poll } from "#e2e/stand-ins/process/poll.ts";
import { twilioState } from "#e2e/steps/twilio-control.ts";

/** The keeper of the rooms looks again after at most a minute. */
const settleTimeoutMs = 90_000;

/**
 * All rooms that the visits have had, once none is being opened any more: as the database has them, and as Twilio has.
 * Those that have ended count too: nobody enters these rooms, so Twilio ends them after five minutes
 * (UnusedRoomTimeout), in the midst of a long proof.
 */
export async function roomsOf(cluster: Cluster, visitIds: Iterable<string>) {
  const wanted = new Set(visitIds);
  const inDatabase = await cluster.withDatabase((db) =>
    poll(async () => {
      const ofVisits = (await db.select().from(rooms)).filter((room) => wanted.has(room.consultationId));
      return ofVisits.every(({ status }) => status !== "opening") && ofVisits;
    }, settleTimeoutMs),
  );
  if (!inDatabase) throw new Error("There are still rooms that wait to be opened");
  const state = await twilioState(cluster);
  const atTwilio = state.rooms
    .map((room) => ({ ...room, consultationId: consultationOf(room.name) }))
    .filter(({ consultationId }) => wanted.has(consultationId));
  return { inDatabase, atTwilio };
}

/** The rooms of visits with exactly one, here and at Twilio the same. */
export function agreeingRooms({ inDatabase, atTwilio }: Awaited<ReturnType<typeof roomsOf>>) {
  const [here, there] = [sidsByVisit(inDatabase), sidsByVisit(atTwilio)];
  return inDatabase.filter(({ consultationId }) => {
    const [own, twilios] = [here.get(consultationId) ?? [], there.get(consultationId) ?? []];
    return own.length === 1 && twilios.length === 1 && own[0] === twilios[0];
  });
}

function sidsByVisit(found: readonly { consultationId: string; sid: string | null }[]) {
  const sids = new Map<string, (string | null)[]>();
  for (const { consultationId, sid } of found)
    sids.set(consultationId, [...(sids.get(consultationId) ?? []), sid]);
  return sids;
}

function consultationOf(roomName: string): string {
  return /^panacare-consultation-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/.exec(roomName)?.[1] ?? "";
}
