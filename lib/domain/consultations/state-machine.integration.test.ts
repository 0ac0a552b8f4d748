import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { settleDueRooms } from "#lib/domain/rooms/room-keeper.ts";
import type { Actor } from "#lib/foundation/actor.ts";
import { database } from "#lib/platform/db/client.ts";
import { completeRoom, isRoomInProgress } from "#lib/services/video/rooms.ts";
import { makeClinic, makeStaff } from "#lib/testing/clinic.ts";
import { failNext, stopFailing } from "#lib/testing/local-twilio.ts";
import { proofSize, reportProof } from "#lib/testing/proof.ts";
import { type RealVisit, type Staff, scheduleRealVisit } from "#lib/testing/visit-commands.ts";
import {
  type Command,
  people,
  plainActions,
  scheduledVisit,
  step,
  type VisitModel,
  type Who,
} from "#lib/testing/visit-model.ts";
import { consultationStatuses, guestStatuses } from "#lib/wire/consultation.ts";
import * as z from "#lib/wire/zod.ts";

/**
 * Whatever is done to a visit by whom, one after the other and at once, while rooms end and Twilio fails: it is always in
 * a state that the model (lib/testing/visit-model.ts) can be in after some order of the same commands, every answer is the
 * one of that order (linearizability: Herlihy and Wing, 1990), and what must never be wrong is not.
 */

const sequences = proofSize(48, 10_000);
/** So many visits at a time: most of a sequence is waiting for the database and the local Twilio. */
const lanes = 4;
const longestSequence = 30;

let staff: Staff;
const { db } = database();

beforeAll(async () => {
  const [clinicId, farClinicId] = [await makeClinic(), await makeClinic()];
  const member = async (role: "doctor" | "admin", clinic: string): Promise<Actor> => {
    const { userId } = await makeStaff(clinic, role);
    return { userId, clinicId: clinic, role, name: "Test" };
  };
  staff = {
    doctor: await member("doctor", clinicId),
    admin: await member("admin", clinicId),
    colleague: await member("doctor", clinicId),
    farDoctor: await member("doctor", farClinicId),
    farAdmin: await member("admin", farClinicId),
  };
});
afterEach(stopFailing);

/** Things that happen without a command. */
const disturbances = ["room ends", "rooms are kept", "Twilio fails", "Twilio's answer is lost"] as const;
type Disturbance = (typeof disturbances)[number];

/** A command whose link or guest is the n-th of those that exist when it is given. */
interface Draft {
  do: Command["do"];
  by: (typeof people)[number] | "guest";
  pick: number;
  later: boolean;
}

const everyone = fc.oneof(
  { weight: 6, arbitrary: fc.constant("doctor" as const) },
  { weight: 3, arbitrary: fc.constantFrom("patient" as const, "guest" as const) },
  { weight: 1, arbitrary: fc.constantFrom(...people) },
);
const actions: Command["do"][] = [
  ...plainActions,
  ...["move", "issueLink", "openLink", "inviteGuest", "openGuestLink", "admit", "deny", "remove"],
] as Command["do"][];
const draft: fc.Arbitrary<Draft> = fc.record({
  do: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...actions) },
    // Without these a sequence seldom gets anywhere; those that end a visit must not come too soon.
    {
      weight: 2,
      arbitrary: fc.constantFrom<Command["do"]>("start", "openLink", "openGuestLink", "admit", "getToken"),
    },
  ),
  by: everyone,
  pick: fc.nat(3),
  later: fc.boolean(),
});
const sequence = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: draft.map((one) => [one]) },
    { weight: 4, arbitrary: fc.array(draft, { minLength: 2, maxLength: 4 }) },
    { weight: 1, arbitrary: fc.constantFrom(...disturbances) },
  ),
  { maxLength: longestSequence, size: "max" },
);

const done = { sequences: 0, commands: 0, parallel: 0 };

test("a visit is always what some order of the commands makes of it", { timeout: 7_200_000 }, async () => {
  const perLane = Math.ceil(sequences / lanes);
  const lane = () =>
    fc.assert(fc.asyncProperty(sequence, runSequence), {
      numRuns: perLane,
      // To shrink one takes many runs: in the long form the first that fails is enough.
      endOnFailure: sequences > 1000,
    });
  await Promise.all(Array.from({ length: lanes }, lane));
  reportProof([
    {
      figure: `sequences of up to ${longestSequence} commands, of ${perLane * lanes}, whose states and answers are those of some order (${done.commands} commands, ${done.parallel} of them at once with others)`,
      bar: String(perLane * lanes),
      measured: String(done.sequences),
      holds: done.sequences >= perLane * lanes,
    },
  ]);
});

async function runSequence(steps: readonly (readonly Draft[] | Disturbance)[]): Promise<void> {
  const visit = await scheduleRealVisit(staff);
  const first = await observe(visit);
  let possible = [scheduledVisit];
  let left = longestSequence;
  for (const [index, entry] of steps.entries()) {
    if (left <= 0) break;
    if (typeof entry === "string") await disturb(entry, visit);
    else {
      const batch = commandsOf(entry.slice(0, left), visit, possible, index);
      left -= batch.length;
      possible = await runBatch(visit, batch, possible);
    }
    possible = await requireSound(visit, first, possible);
  }
  await requireSettled(visit, first, possible);
  done.sequences += 1;
}

/** Names the links and guests that the drafts speak of; drafts that have none to speak of fall out. */
function commandsOf(
  drafts: readonly Draft[],
  visit: RealVisit,
  [model = scheduledVisit]: readonly VisitModel[],
  index: number,
): Command[] {
  const guests = [...visit.guestIds.keys()];
  return drafts.flatMap((given, place): Command[] => {
    const label = `${index}.${place}`;
    const link = model.links[given.pick % model.links.length];
    const guest = guests[given.pick % guests.length];
    const by = whoIs(given.by, guest);
    if (!by) return [];
    switch (given.do) {
      case "openLink":
        return link ? [{ do: given.do, by, link }] : [];
      case "openGuestLink":
      case "admit":
      case "deny":
      case "remove":
        return guest ? [{ do: given.do, by, guest }] : [];
      case "move":
        return [{ do: given.do, by, later: given.later }];
      case "issueLink":
      case "inviteGuest":
        return [{ do: given.do, by, label }];
      default:
        return [{ do: given.do, by }];
    }
  });
}

function whoIs(by: Draft["by"], guest: string | undefined): Who | undefined {
  if (by !== "guest") return by;
  return guest === undefined ? undefined : { guest };
}

/** @returns what the visit may be now: the ends of those orders of the commands whose answers are the ones that came */
async function runBatch(
  visit: RealVisit,
  batch: readonly Command[],
  before: readonly VisitModel[],
): Promise<VisitModel[]> {
  const answers = await Promise.all(batch.map((command) => visit.run(command)));
  done.commands += batch.length;
  if (batch.length > 1) done.parallel += batch.length;
  const given = batch.map((command, index) => ({ command, answer: answers[index] ?? "" }));
  const after = before.flatMap((model) => endsOf(model, given));
  expect(after.length, `no order explains ${JSON.stringify({ before, given })}`).toBeGreaterThan(0);
  return [...new Map(after.map((model) => [JSON.stringify(model), model])).values()];
}

interface Given {
  command: Command;
  answer: string;
}

/** @param before the batch: people are recognized when they ask, before their command takes its turn */
function endsOf(model: VisitModel, given: readonly Given[], before = model): VisitModel[] {
  if (given.length === 0) return [model];
  return given.flatMap((next, index) => {
    const others = given.toSpliced(index, 1);
    const { model: after, answer } = step(model, next.command);
    if (isAnswer(next, answer)) return endsOf(after, others, before);
    // Put out in between: then they may be refused as those who they were, and never be obeyed.
    const early = step(model, next.command, before).answer;
    return early !== "ok" && early === next.answer ? endsOf(model, others, before) : [];
  });
}

/** A room that Twilio would not open is no mistake. */
function isAnswer({ command, answer }: Given, expected: string): boolean {
  const needsRoom = command.do === "getToken" || command.do === "join";
  return answer === expected || (needsRoom && expected === "ok" && answer === "unavailable");
}

async function disturb(disturbance: Disturbance, visit: RealVisit): Promise<void> {
  switch (disturbance) {
    case "room ends": {
      const { liveRoom } = await observe(visit);
      if (liveRoom) await completeRoom(liveRoom);
      return;
    }
    case "rooms are kept":
      await keepRooms(visit);
      return;
    case "Twilio fails":
      return failNext("rooms.create", "500", 2);
    case "Twilio's answer is lost":
      return failNext("rooms.create", "reset-after");
  }
}

async function keepRooms({ id }: RealVisit): Promise<void> {
  await db.execute(sql`update rooms set next_attempt_at = now(),
    last_open_attempt_at = last_open_attempt_at - interval '1 hour' where consultation_id = ${id}`);
  await settleDueRooms(db);
}

const Observed = z.object({
  status: z.enum(consultationStatuses),
  startTime: z.string().nullable(),
  endTime: z.string().nullable(),
  holdsTokens: z.boolean(),
  validLinks: z.number(),
  liveRooms: z.number(),
  liveRoom: z.string().nullable(),
  unsettledRooms: z.number(),
  roomNames: z.array(z.string()),
  isWaitedFor: z.boolean(),
  guests: z.record(z.string(), z.enum(guestStatuses)),
  clinics: z.array(z.string()),
  lateMessages: z.number(),
  starts: z.number(),
  endings: z.number(),
});
type Observed = z.infer<typeof Observed>;

/** The visit as it stands in the database, read at one moment. */
async function observe({ id }: RealVisit): Promise<Observed> {
  const [row] = await db.execute<{ visit: unknown }>(sql`select json_build_object(
    'status', c.status, 'startTime', c.start_time, 'endTime', c.end_time,
    'holdsTokens', c.doctor_token is not null or c.patient_token is not null,
    'validLinks', (select count(*) from join_links l where l.consultation_id = c.id and l.revoked_at is null),
    'liveRooms', (select count(*) from rooms r where r.consultation_id = c.id and r.status in ('opening', 'live')),
    'liveRoom', (select r.sid from rooms r where r.consultation_id = c.id and r.status = 'live'),
    'unsettledRooms', (select count(*) from rooms r where r.consultation_id = c.id and r.status in ('opening', 'closing')),
    'roomNames', (select coalesce(json_agg(r.name), '[]') from rooms r where r.consultation_id = c.id),
    'isWaitedFor', exists (select from waiting w where w.consultation_id = c.id),
    'guests', (select coalesce(json_object_agg(g.id, g.status), '{}') from guests g where g.consultation_id = c.id),
    'clinics', (select json_agg(distinct u.clinic_id) from users u
      where u.id in (c.doctor_id, c.patient_id) or u.id in (select g.id from guests g where g.consultation_id = c.id)
      or u.clinic_id = c.clinic_id and u.id = c.doctor_id),
    'lateMessages', (select count(*) from chat_messages m where m.consultation_id = c.id and m.created_at > c.end_time),
    'starts', (select count(*) from audit_log a where a.consultation_id = c.id and a.action = 'consultation.start'),
    'endings', (select count(*) from audit_log a where a.consultation_id = c.id
      and a.action in ('consultation.end', 'consultation.cancel', 'consultation.mark_missed'))
    ) as visit from consultations c where c.id = ${id}`);
  return Observed.parse(row?.visit);
}

/** @returns those of the possible models that the database agrees with */
async function requireSound(
  visit: RealVisit,
  first: Observed,
  possible: readonly VisitModel[],
): Promise<VisitModel[]> {
  const now = await observe(visit);
  const isLive = now.status === "in-progress";
  const isOver = !isLive && now.status !== "scheduled";
  expect(now).toMatchObject({
    // One clinic, and it stays that one.
    clinics: first.clinics,
    // No room but the one of a visit in progress, no token without it, and one start and one end at most.
    liveRooms: isLive ? expect.toSatisfy((count: number) => count <= 1) : 0,
    holdsTokens: isLive ? expect.any(Boolean) : false,
    starts: now.startTime === null ? 0 : 1,
    endings: isOver ? 1 : 0,
    // Links, rooms and waiting end with the visit.
    validLinks: isOver ? 0 : expect.toSatisfy((count: number) => count <= 1),
    isWaitedFor: isOver ? false : expect.any(Boolean),
    lateMessages: 0,
  });
  const agreed = possible.filter((model) => isSame(model, now, visit));
  expect(agreed.length, `the record is none of ${JSON.stringify({ possible, now })}`).toBeGreaterThan(0);
  return agreed;
}

function isSame(model: VisitModel, now: Observed, { guestIds }: RealVisit): boolean {
  const guests = Object.entries(model.guests);
  return (
    model.status === now.status &&
    (now.validLinks === 1) === model.isNewestLinkValid &&
    guests.length === Object.keys(now.guests).length &&
    guests.every(([label, status]) => now.guests[guestIds.get(label) ?? ""] === status)
  );
}

/** In the end there is the one room of a visit in progress at Twilio, and none of another. */
async function requireSettled(
  visit: RealVisit,
  first: Observed,
  possible: readonly VisitModel[],
): Promise<void> {
  // Another lane may make Twilio fail just now, or have taken the room to keep.
  await vi.waitFor(
    async () => {
      await stopFailing();
      await keepRooms(visit);
      expect((await observe(visit)).unsettledRooms).toBe(0);
    },
    { timeout: 20_000, interval: 100 },
  );
  await requireSound(visit, first, possible);
  const { roomNames, liveRoom } = await observe(visit);
  const standing = await Promise.all(roomNames.map(isRoomInProgress));
  expect(standing.filter(Boolean).length).toBeLessThanOrEqual(liveRoom ? 1 : 0);
}
