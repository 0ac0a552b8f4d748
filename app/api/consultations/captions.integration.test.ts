import { setTimeout } from "node:timers/promises";
import { and, eq, isNotNull, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { auditLog, rooms } from "#drizzle/schema.ts";
import { settleDueCaptions } from "#lib/domain/rooms/captions-keeper.ts";
import { openAtTwilio } from "#lib/domain/rooms/room.ts";
import { settleDueRooms } from "#lib/domain/rooms/room-keeper.ts";
import { serverEnvironment } from "#lib/foundation/env.ts";
import { database } from "#lib/platform/db/client.ts";
import { newestPosition } from "#lib/platform/events/publish.ts";
import { send } from "#lib/testing/api.ts";
import {
  makeClinic,
  makeStaff,
  openLink,
  recordOf,
  roomsOf,
  type SignedIn,
  scheduleVisit,
  type Visit,
} from "#lib/testing/clinic.ts";
import {
  answerLate,
  expireRoom,
  failNext,
  requestsPerCall,
  roomsAtTwilio,
  stopFailing,
} from "#lib/testing/local-twilio.ts";
import { Consultation, RoomTicket } from "#lib/wire/consultation.ts";

let doctor: SignedIn;
const { db } = database();

beforeEach(async () => {
  doctor = await makeStaff(await makeClinic());
  // What earlier tests left to be told or asked would take the faults of this one.
  await db.update(rooms).set({ captionsDueAt: null, captionsCheckAt: null });
});
afterEach(async () => {
  Object.assign(serverEnvironment(), { CAPTIONS: "on" });
  await stopFailing();
});

const start = ({ path }: Visit, language = "en-GB", token = doctor.token) =>
  send("POST", `${path}start_captions/`, { token, body: { language_code: language } });
const stop = ({ path }: Visit, token = doctor.token) => send("POST", `${path}stop_captions/`, { token });
const join = ({ path }: Visit) => send("POST", `${path}join_consultation/`, { token: doctor.token });
const languageIn = ({ body }: { body: unknown }) => Consultation.parse(body).captions?.language_code;

async function startedVisit(): Promise<Visit> {
  const visit = await scheduleVisit(doctor);
  expect((await send("POST", `${visit.path}start_consultation/`, { token: doctor.token })).status).toBe(200);
  return visit;
}

/** Of each room of the visit, in their order. */
async function transcriptionsOf({ id }: Visit) {
  const atTwilio = await roomsAtTwilio(`panacare-consultation-${id}`);
  return atTwilio
    .toSorted((one, other) => one.name.localeCompare(other.name))
    .map(({ transcription }) => transcription);
}

/** Does what is due, as time would make it. */
async function settle({ id }: Visit): Promise<void> {
  await db
    .update(rooms)
    .set({ captionsDueAt: sql`now()` })
    .where(and(eq(rooms.consultationId, id), isNotNull(rooms.captionsDueAt)));
  await settleDueCaptions(db);
}

async function actionsOf({ id }: Visit): Promise<unknown[]> {
  const entries = await db
    .select({ action: auditLog.action, details: auditLog.details })
    .from(auditLog)
    .where(and(eq(auditLog.consultationId, id), sql`${auditLog.action} like 'captions.%'`))
    .orderBy(auditLog.id);
  return entries.map(({ action, details }) => [action, details?.["language"]]);
}

describe("start_captions and stop_captions", () => {
  test("have Twilio transcribe the room and end it, tell everybody, and stand in the audit log", async () => {
    const visit = await startedVisit();
    const patientToken = await openLink(visit);
    const position = await newestPosition(db);

    const started = await start(visit, "fr-FR", patientToken);
    expect(started.status).toBe(200);
    expect(languageIn(started)).toBe("fr-FR");
    expect(await transcriptionsOf(visit)).toEqual([{ status: "started", languageCode: "fr-FR" }]);
    expect(await newestPosition(db)).toBeGreaterThan(position);
    expect(languageIn(await send("GET", visit.path, { token: doctor.token }))).toBe("fr-FR");

    expect(languageIn(await stop(visit))).toBeNull();
    expect(await transcriptionsOf(visit)).toEqual([{ status: "stopped", languageCode: "fr-FR" }]);
    expect(await actionsOf(visit)).toEqual([
      ["captions.start", "fr-FR"],
      ["captions.stop", null],
    ]);
  });

  test("may be repeated, and changed to another language, in the one resource that a room has", async () => {
    const visit = await startedVisit();
    await start(visit);
    const position = await newestPosition(db);
    expect((await start(visit)).status).toBe(200);
    expect(await newestPosition(db)).toBe(position);
    expect(languageIn(await start(visit, "es-US"))).toBe("es-US");
    expect(await transcriptionsOf(visit)).toEqual([{ status: "started", languageCode: "es-US" }]);
    await stop(visit);
    expect((await stop(visit)).status).toBe(200);
    await start(visit, "en-US");
    expect(await transcriptionsOf(visit)).toEqual([{ status: "started", languageCode: "en-US" }]);
  });

  test("come to what was last asked for, however many ask at the same time", async () => {
    const visit = await startedVisit();
    await answerLate("transcriptions.create", 300);
    await Promise.all([start(visit, "en-US"), start(visit, "fr-FR"), stop(visit), start(visit, "es-ES")]);
    await settle(visit);
    await settle(visit);
    const { captionsLanguage } = await recordOf(visit.id);
    const [transcription] = await transcriptionsOf(visit);
    expect(transcription?.status === "started" ? transcription.languageCode : null).toBe(captionsLanguage);
    expect(await roomsOf(visit.id)).toEqual([expect.objectContaining({ captionsDueAt: null })]);
  });

  test("refuse a language that Twilio's engines do not all take", async () => {
    const visit = await startedVisit();
    for (const language of ["sw-KE", "en", ""]) expect((await start(visit, language)).status).toBe(400);
    expect(await transcriptionsOf(visit)).toEqual([null]);
  });

  test.each(["500", "reset-before", "timeout-before", "429"])(
    "go on record while Twilio fails (%s), and take effect when it answers",
    async (mode) => {
      const visit = await startedVisit();
      await failNext("transcriptions.create", mode, 10);
      expect(languageIn(await start(visit))).toBe("en-GB");
      expect(await transcriptionsOf(visit)).toEqual([null]);
      await stopFailing();
      await settle(visit);
      expect(await transcriptionsOf(visit)).toEqual([{ status: "started", languageCode: "en-GB" }]);

      await failNext("transcriptions.list", mode, 10);
      expect(languageIn(await stop(visit))).toBeNull();
      expect(await transcriptionsOf(visit)).toMatchObject([{ status: "started" }]);
      await stopFailing();
      await settle(visit);
      expect(await transcriptionsOf(visit)).toMatchObject([{ status: "stopped" }]);
      expect(await settleDueCaptions(db)).toBe(0);
    },
  );

  test("reach Twilio in their order, however late it takes one", async () => {
    const visit = await startedVisit();
    await start(visit);
    await stop(visit);
    const delayMs = 4000;
    const startedAt = performance.now();
    await answerLate("transcriptions.update", delayMs);
    await start(visit);
    await stop(visit);
    // Nothing that was on its way then is on its way still.
    await setTimeout(Math.max(0, startedAt + delayMs + 500 - performance.now()));
    expect(await transcriptionsOf(visit)).toMatchObject([{ status: "stopped" }]);
    expect(await roomsOf(visit.id)).toEqual([
      expect.objectContaining({ captionsDueAt: null, captionsCheckAt: null }),
    ]);
  });

  test("hold against a start that Twilio left unanswered and took after the stop", async () => {
    const visit = await startedVisit();
    await start(visit);
    await stop(visit);
    const delayMs = 8000;
    const startedAt = performance.now();
    await answerLate("transcriptions.update", delayMs);
    await start(visit);
    await stop(visit);
    await settle(visit);
    expect(performance.now() - startedAt).toBeLessThan(delayMs);
    expect(await roomsOf(visit.id)).toEqual([expect.objectContaining({ captionsDueAt: null })]);
    expect(await transcriptionsOf(visit)).toMatchObject([{ status: "stopped" }]);
    await vi.waitUntil(async () => (await transcriptionsOf(visit))[0]?.status === "started", delayMs);

    await db
      .update(rooms)
      .set({ captionsCheckAt: sql`now()` })
      .where(and(eq(rooms.consultationId, visit.id), isNotNull(rooms.captionsCheckAt)));
    await settleDueCaptions(db);
    expect(await transcriptionsOf(visit)).toMatchObject([{ status: "stopped" }]);
    expect(await roomsOf(visit.id)).toEqual([
      expect.objectContaining({ captionsDueAt: null, captionsCheckAt: null }),
    ]);
  });

  test.each(["reset-after", "timeout-after"])(
    "find the transcriptions that Twilio made before its answer was lost (%s)",
    async (mode) => {
      const visit = await startedVisit();
      await failNext("transcriptions.create", mode);
      await start(visit);
      await settle(visit);
      expect(await transcriptionsOf(visit)).toEqual([{ status: "started", languageCode: "en-GB" }]);
      expect(await roomsOf(visit.id)).toEqual([expect.objectContaining({ captionsDueAt: null })]);
    },
  );
});

describe("captions", () => {
  test("begin in the visit's next room too, without whoever enters it waiting for them", async () => {
    const visit = await startedVisit();
    await start(visit, "en-US");
    const ticket = RoomTicket.parse((await join(visit)).body);
    await expireRoom(ticket.room_name);
    await failNext("transcriptions.list", "500", requestsPerCall);
    expect(RoomTicket.parse((await join(visit)).body)).toMatchObject({
      room_name: `${ticket.room_name}-2`,
      captions_offered: true,
    });
    await settle(visit);
    expect((await transcriptionsOf(visit))[1]).toBeNull();
    await settle(visit);
    expect((await transcriptionsOf(visit))[1]).toEqual({ status: "started", languageCode: "en-US" });
  });

  test("that were asked for before there was a room begin when there is one", async () => {
    await failNext("rooms.create", "500", requestsPerCall);
    const visit = await startedVisit();
    expect(languageIn(await start(visit))).toBe("en-GB");
    await db.update(rooms).set({ nextAttemptAt: sql`now()` }).where(eq(rooms.consultationId, visit.id));
    await settleDueRooms(db);
    await settle(visit);
    expect(await transcriptionsOf(visit)).toEqual([{ status: "started", languageCode: "en-GB" }]);
  });

  test("that are to end are not forgotten by who opens the room a second time", async () => {
    const visit = await startedVisit();
    const [room] = await roomsOf(visit.id);
    await start(visit);
    await failNext("transcriptions.list", "500", requestsPerCall);
    await stop(visit);
    expect(await transcriptionsOf(visit)).toMatchObject([{ status: "started" }]);
    if (room) await openAtTwilio(db, room);
    await settle(visit);
    expect(await transcriptionsOf(visit)).toMatchObject([{ status: "stopped" }]);
  });

  test("of a room that has ended are nobody's work any more", async () => {
    const visit = await startedVisit();
    const { room_name: name } = RoomTicket.parse((await join(visit)).body);
    await expireRoom(name);
    expect(languageIn(await start(visit))).toBe("en-GB");
    expect(await roomsOf(visit.id)).toEqual([expect.objectContaining({ captionsDueAt: null })]);
  });

  test("are neither offered nor begun where the clinic has them off, and end where it had them on", async () => {
    const visit = await startedVisit();
    await start(visit);
    Object.assign(serverEnvironment(), { CAPTIONS: "off" });
    const { status, body } = await start(visit);
    expect(status).toBe(404);
    expect(body).toMatchObject({ type: "/problems/captions-not-offered" });
    const seen = await send("GET", visit.path, { token: doctor.token });
    expect(Consultation.parse(seen.body).captions).toBeNull();
    expect(RoomTicket.parse((await join(visit)).body)).not.toHaveProperty("captions_offered");
    expect((await stop(visit)).status).toBe(200);
    expect(await transcriptionsOf(visit)).toMatchObject([{ status: "stopped" }]);
  });

  test("are nothing of a visit that is not in progress", async () => {
    const visit = await scheduleVisit(doctor);
    expect(await start(visit)).toMatchObject({
      status: 400,
      body: { error: "Cannot turn captions on or off in a consultation with status: scheduled" },
    });
    const seen = await send("GET", visit.path, { token: doctor.token });
    expect(Consultation.parse(seen.body).captions).toBeNull();
  });
});
