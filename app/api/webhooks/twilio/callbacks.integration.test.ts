import { isDeepStrictEqual } from "node:util";
import { eq, sql } from "drizzle-orm";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { twilioEvents } from "#drizzle/operations.ts";
import { attendance, rooms } from "#drizzle/schema.ts";
import { sign } from "#e2e/stand-ins/twilio/rest/status-callbacks.ts";
import { newSid } from "#e2e/stand-ins/twilio/sids.ts";
import { RawClient } from "#e2e/stand-ins/twilio/signaling/raw-client.ts";
import { reconcileQuietRooms } from "#lib/domain/rooms/room-reconciler.ts";
import { serverEnvironment } from "#lib/foundation/env.ts";
import { database } from "#lib/platform/db/client.ts";
import { send, sendRaw } from "#lib/testing/api.ts";
import { makeClinic, makeStaff, roomsOf, type SignedIn, scheduleVisit } from "#lib/testing/clinic.ts";
import { expireRoom, failNext, requestsPerCall, stopFailing } from "#lib/testing/local-twilio.ts";
import { distribution, percentile, proofSize, reportProof } from "#lib/testing/proof.ts";
import { serveApp } from "#lib/testing/serve-app.ts";
import { workerWorld } from "#lib/testing/worker-world.ts";
import { RoomTicket } from "#lib/wire/consultation.ts";

/** Each has ten callbacks, which come three times: 10,000 sendings in the long form. */
const roomCount = proofSize(25, 345);

let doctor: SignedIn;
/** vi.waitFor gives up after a second unless told otherwise, which one pause of a busy machine takes. */
const patience = { timeout: 15_000 };

beforeAll(async () => {
  doctor = await makeStaff(await makeClinic());
});
const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
  await stopFailing();
});

async function liveRoom() {
  const visit = await scheduleVisit(doctor);
  await send("POST", `${visit.path}start_consultation/`, { token: doctor.token });
  const [room] = await roomsOf(visit.id);
  if (!room?.sid) throw new Error("The room did not open");
  return { visit, id: room.id, name: room.name, sid: room.sid };
}
type LiveRoom = Awaited<ReturnType<typeof liveRoom>>;

interface Happening {
  event: string;
  participant?: { sid: string; identity: string };
  seconds?: number;
}

const startMs = Date.parse("2026-03-01T10:00:00Z");

/** The form of the n-th callback of a room, ten seconds after the one before. */
function callback(
  { sid, name }: { sid: string; name: string },
  n: number,
  happening: Happening,
): URLSearchParams {
  return new URLSearchParams({
    AccountSid: serverEnvironment().TWILIO_ACCOUNT_SID,
    RoomSid: sid,
    RoomName: name,
    RoomStatus: happening.event === "room-ended" ? "completed" : "in-progress",
    RoomType: "group",
    StatusCallbackEvent: happening.event,
    Timestamp: new Date(startMs + n * 10_000).toISOString(),
    SequenceNumber: String(n),
    ...(happening.participant && {
      ParticipantSid: happening.participant.sid,
      ParticipantIdentity: happening.participant.identity,
      ...(happening.seconds !== undefined && { ParticipantDuration: String(happening.seconds) }),
    }),
  });
}

const callbackUrl = () => `${serverEnvironment().APP_ORIGIN}/api/webhooks/twilio/`;

async function post(form: URLSearchParams, signature?: string): Promise<number> {
  const response = await sendRaw(
    new Request(callbackUrl(), {
      method: "POST",
      headers: {
        "x-twilio-signature": signature ?? sign(callbackUrl(), form, serverEnvironment().TWILIO_AUTH_TOKEN),
      },
      body: form,
    }),
  );
  return response.status;
}

/** A visit with two people, one of whom drops out and comes back. */
function aVisitsHappenings(): Happening[] {
  const doctorsStay = { sid: newSid("PA"), identity: "doctor-1" };
  const firstStay = { sid: newSid("PA"), identity: "patient-1" };
  const secondStay = { sid: newSid("PA"), identity: "patient-1" };
  return [
    { event: "room-created" },
    { event: "participant-connected", participant: doctorsStay },
    { event: "participant-connected", participant: firstStay },
    { event: "track-added", participant: firstStay },
    { event: "participant-disconnected", participant: firstStay, seconds: 20 },
    { event: "participant-connected", participant: secondStay },
    { event: "track-added", participant: secondStay },
    { event: "participant-disconnected", participant: secondStay, seconds: 20 },
    { event: "participant-disconnected", participant: doctorsStay, seconds: 70 },
    { event: "room-ended" },
  ];
}

async function stateOf({ id, sid }: LiveRoom) {
  const { db } = database();
  const stays = await db
    .select()
    .from(attendance)
    .where(eq(attendance.roomId, id))
    .orderBy(attendance.joinedAt);
  const [room] = await db.select().from(rooms).where(eq(rooms.sid, sid));
  return {
    room: { status: room?.status, closedAt: room?.closedAt },
    stays: stays.map(({ identity, joinedAt, leftAt }) => ({ identity, joinedAt, leftAt })),
  };
}

const at = (n: number) => new Date(startMs + n * 10_000);

describe("POST /api/webhooks/twilio/", () => {
  test("writes down who was in the room when, and that it has ended", async () => {
    const room = await liveRoom();
    for (const [n, happening] of aVisitsHappenings().entries()) {
      expect(await post(callback(room, n, happening))).toBe(204);
    }
    expect(await stateOf(room)).toEqual({
      room: { status: "closed", closedAt: at(9) },
      stays: [
        { identity: "doctor-1", joinedAt: at(1), leftAt: at(8) },
        { identity: "patient-1", joinedAt: at(2), leftAt: at(4) },
        { identity: "patient-1", joinedAt: at(5), leftAt: at(7) },
      ],
    });
  });

  test("refuses what is not signed by Twilio, and keeps nothing of it", async () => {
    const room = await liveRoom();
    const form = callback(room, 0, { event: "room-ended" });
    const signature = sign(callbackUrl(), form, serverEnvironment().TWILIO_AUTH_TOKEN);
    expect(await post(form, "")).toBe(403);
    expect(await post(form, sign(callbackUrl(), form, "another token"))).toBe(403);
    expect(await post(form, sign(`${callbackUrl()}?`, form, serverEnvironment().TWILIO_AUTH_TOKEN))).toBe(
      403,
    );
    for (const name of form.keys()) {
      const tampered = new URLSearchParams(form);
      tampered.set(name, `${form.get(name)}0`);
      expect(await post(tampered, signature), name).toBe(403);
    }
    const added = new URLSearchParams(form);
    added.append("RoomSid", newSid("RM"));
    expect(await post(added, signature)).toBe(403);
    expect(await database().db.select().from(twilioEvents).where(eq(twilioEvents.roomSid, room.sid))).toEqual(
      [],
    );
    expect((await stateOf(room)).room.status).toBe("live");
  });

  test("takes what it cannot use and does nothing", async () => {
    const strange = callback({ sid: newSid("RM"), name: "not-ours" }, 0, { event: "room-ended" });
    expect(await post(strange)).toBe(204);
    const room = await liveRoom();
    const otherAccount = callback(room, 0, { event: "room-ended" });
    otherAccount.set("AccountSid", `AC${"0".repeat(32)}`);
    expect(await post(otherAccount)).toBe(204);
    expect(await post(new URLSearchParams({ SomethingElse: "1" }))).toBe(204);
    expect((await stateOf(room)).room.status).toBe("live");
  });

  test("knows of a stay whose beginning was never told, and of one whose end was not", async () => {
    const room = await liveRoom();
    const [first, second] = [newSid("PA"), newSid("PA")];
    await post(
      callback(room, 5, {
        event: "participant-disconnected",
        participant: { sid: first, identity: "patient-1" },
        seconds: 30,
      }),
    );
    await post(
      callback(room, 6, {
        event: "participant-connected",
        participant: { sid: second, identity: "doctor-1" },
      }),
    );
    await post(callback(room, 9, { event: "room-ended" }));
    expect((await stateOf(room)).stays).toEqual([
      { identity: "patient-1", joinedAt: at(2), leftAt: at(5) },
      { identity: "doctor-1", joinedAt: at(6), leftAt: at(9) },
    ]);
  });

  test("counts what came before the room's sid was known here", async () => {
    await failNext("rooms.create", "timeout-after");
    await failNext("rooms.create", "timeout-before");
    const visit = await scheduleVisit(doctor);
    await send("POST", `${visit.path}start_consultation/`, { token: doctor.token });
    const [opening] = await roomsOf(visit.id);
    expect(opening?.sid).toBeNull();
    const state = (await (await fetch(`${workerWorld().addresses.twilio.control}/state`)).json()) as {
      rooms: { name: string; sid: string }[];
    };
    const atTwilio = state.rooms.find(({ name }) => name === opening?.name);
    if (!opening || !atTwilio) throw new Error("The room is not there");
    const participant = { sid: newSid("PA"), identity: "doctor-1" };
    await post(callback(atTwilio, 1, { event: "participant-connected", participant }));
    const room = { visit, id: opening.id, ...atTwilio };
    expect((await stateOf(room)).stays).toEqual([]);

    await send("GET", `${visit.path}get_token/`, { token: doctor.token });
    expect((await stateOf(room)).stays).toEqual([{ identity: "doctor-1", joinedAt: at(1), leftAt: null }]);
  });

  test(`ends in the same state however late, repeated and shuffled the callbacks of ${roomCount} rooms come`, async () => {
    const expected = {
      room: { status: "closed", closedAt: at(9) },
      stays: [
        { identity: "doctor-1", joinedAt: at(1), leftAt: at(8) },
        { identity: "patient-1", joinedAt: at(2), leftAt: at(4) },
        { identity: "patient-1", joinedAt: at(5), leftAt: at(7) },
      ],
    };
    const all: LiveRoom[] = [];
    for (let index = 0; index < roomCount; index += 1) all.push(await liveRoom());
    const forms = all.flatMap((room) =>
      aVisitsHappenings().map((happening, n) => callback(room, n, happening)),
    );
    const [late, inTime] = [
      forms.filter((_, index) => index % 20 === 0),
      forms.filter((_, index) => index % 20),
    ];
    const first = shuffled([...inTime, ...inTime, ...inTime]);

    const tampered = { sent: 0, refused: 0 };
    const durationsMs: number[] = [];
    const postAll = async (sendings: URLSearchParams[]) => {
      // As many at once as Twilio would send from several machines.
      const queue = [...sendings.entries()];
      const worker = async () => {
        for (let next = queue.pop(); next; next = queue.pop()) {
          const [index, form] = next;
          const isTampered = index % 100 === 0;
          const startedAt = performance.now();
          const status = await post(form, isTampered ? `${"A".repeat(27)}=` : undefined);
          durationsMs.push(performance.now() - startedAt);
          if (isTampered) {
            tampered.sent += 1;
            tampered.refused += status === 403 ? 1 : 0;
          } else expect(status).toBe(204);
        }
      };
      await Promise.all(Array.from({ length: 8 }, worker));
    };
    await postAll(first);
    await postAll(shuffled(late));
    // What was tampered with comes again as it was, as Twilio repeats what was refused.
    for (const form of forms) expect(await post(form)).toBe(204);

    let different = 0;
    for (const room of all) if (!isDeepStrictEqual(await stateOf(room), expected)) different += 1;
    const p95 = percentile(durationsMs, 0.95);
    reportProof([
      {
        figure: `rooms in another state than after callbacks in order, of ${all.length} (${durationsMs.length} callbacks, each three times, shuffled, 5 % late)`,
        bar: "0",
        measured: String(different),
        holds: different === 0,
      },
      {
        figure: "tampered callbacks refused with 403",
        bar: "all",
        measured: `${tampered.refused} of ${tampered.sent}`,
        holds: tampered.sent > 0 && tampered.refused === tampered.sent,
      },
      {
        figure: "time to answer one, eight at a time",
        bar: "p95 at most 100 ms",
        measured: distribution(durationsMs),
        holds: p95 <= 100,
        isTime: true,
      },
    ]);
  }, 600_000);
});

function shuffled<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, key: Math.random() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

async function enter({ visit }: LiveRoom): Promise<RawClient> {
  const { body } = await send("GET", `${visit.path}get_token/`, { token: doctor.token });
  const client = await RawClient.open(workerWorld().addresses.twilio.signaling);
  cleanUps.push(async () => client.cut());
  await client.join(RoomTicket.parse(body).token);
  return client;
}

async function makeQuiet({ id }: LiveRoom): Promise<void> {
  const anHourAgo = sql`now() - interval '1 hour'`;
  await database().db.update(rooms).set({ heardAt: anHourAgo, openedAt: anHourAgo }).where(eq(rooms.id, id));
}

describe("with the local Twilio", () => {
  test("attendance follows the participants as they come and go", async () => {
    cleanUps.push(await serveApp());
    const room = await liveRoom();
    const client = await enter(room);
    await vi.waitFor(async () => {
      expect((await stateOf(room)).stays).toEqual([
        { identity: `doctor-${doctor.userId}`, joinedAt: expect.any(Date), leftAt: null },
      ]);
    }, patience);
    client.send({ type: "disconnect", version: 2 });
    await vi.waitFor(async () => {
      expect((await stateOf(room)).stays).toEqual([expect.objectContaining({ leftAt: expect.any(Date) })]);
    }, patience);
    await expireRoom(room.name);
    await vi.waitFor(async () => expect((await stateOf(room)).room.status).toBe("closed"), patience);
  });
});

/** Of the rooms that other tests left quiet, too: there may be more than one batch. */
async function askAboutAll(): Promise<string[]> {
  const asked: string[] = [];
  for (let batch = [""]; batch.length > 0; asked.push(...batch))
    batch = await reconcileQuietRooms(database().db);
  return asked;
}

describe("the reconciler", () => {
  beforeEach(async () => void (await askAboutAll()));

  test("asks Twilio about a room of which nothing was heard, and fills the record", async () => {
    const room = await liveRoom();
    await enter(room);
    await makeQuiet(room);
    expect(await askAboutAll()).toContain(room.id);
    expect((await stateOf(room)).stays).toEqual([
      { identity: `doctor-${doctor.userId}`, joinedAt: expect.any(Date), leftAt: null },
    ]);
    expect((await stateOf(room)).room.status).toBe("live");
  });

  test("finds out that Twilio ended a room, and who was in it till then", async () => {
    const room = await liveRoom();
    const client = await enter(room);
    client.send({ type: "disconnect", version: 2 });
    await vi.waitFor(() => expireRoom(room.name), patience);
    await makeQuiet(room);
    await askAboutAll();
    const { room: record, stays } = await stateOf(room);
    expect(record).toEqual({ status: "closed", closedAt: expect.any(Date) });
    expect(stays).toEqual([expect.objectContaining({ leftAt: expect.any(Date) })]);
  });

  test("leaves the exact times of callbacks as they are, whichever comes first", async () => {
    const room = await liveRoom();
    const participant = { sid: newSid("PA"), identity: "doctor-1" };
    await post(callback(room, 1, { event: "participant-connected", participant }));
    await enter(room);
    await makeQuiet(room);
    await askAboutAll();
    expect((await stateOf(room)).stays[0]).toMatchObject({ identity: "doctor-1", joinedAt: at(1) });
  });

  test("does not ask about a room that was heard of just now, nor while another server asks", async () => {
    const room = await liveRoom();
    await makeQuiet(room);
    const [first, second] = await Promise.all([askAboutAll(), askAboutAll()]);
    expect([...first, ...second].filter((id) => id === room.id)).toHaveLength(1);
    expect(await askAboutAll()).not.toContain(room.id);
  });

  test("tries again later where Twilio does not answer", async () => {
    const room = await liveRoom();
    await enter(room);
    await makeQuiet(room);
    await failNext("rooms.fetch", "500", requestsPerCall);
    await askAboutAll();
    expect((await stateOf(room)).stays).toEqual([]);
    await makeQuiet(room);
    await askAboutAll();
    expect((await stateOf(room)).stays).toHaveLength(1);
  });
});
