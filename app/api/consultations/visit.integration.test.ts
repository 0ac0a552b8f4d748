import { and, eq, sql } from "drizzle-orm";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { auditLog, consultations, rooms } from "#drizzle/schema.ts";
import { settleDueRooms } from "#lib/domain/rooms/room-keeper.ts";
import { serverEnvironment } from "#lib/foundation/env.ts";
import { database, violatedConstraint } from "#lib/platform/db/client.ts";
import { unseal } from "#lib/services/video/sealed-token.ts";
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
  expireRoom,
  failNext,
  requestsPerCall,
  roomsAtTwilio,
  stopFailing,
} from "#lib/testing/local-twilio.ts";
import { EndedConsultation, RoomTicket, StartedConsultation } from "#lib/wire/consultation.ts";

let clinicId: string;
let doctor: SignedIn;

beforeAll(async () => {
  clinicId = await makeClinic();
  doctor = await makeStaff(clinicId);
});
afterEach(stopFailing);

const start = ({ path }: Visit, token = doctor.token) =>
  send("POST", `${path}start_consultation/`, { token });
const end = ({ path }: Visit, token = doctor.token) => send("POST", `${path}end_consultation/`, { token });
const getToken = ({ path }: Visit, token = doctor.token) => send("GET", `${path}get_token/`, { token });
const join = ({ path }: Visit, token = doctor.token) => send("POST", `${path}join_consultation/`, { token });

async function startedVisit(): Promise<Visit> {
  const visit = await scheduleVisit(doctor);
  expect((await start(visit)).status).toBe(200);
  return visit;
}

function claimsOf(token: string | null): Record<string, unknown> {
  return JSON.parse(Buffer.from(token?.split(".")[1] ?? "", "base64url").toString());
}

/** Makes every room of the visit due now, as time would. */
async function makeDue({ id }: Visit): Promise<void> {
  await database().db.update(rooms).set({ nextAttemptAt: sql`now()` }).where(eq(rooms.consultationId, id));
}

describe("start_consultation", () => {
  test("starts the visit with its room at Twilio and a token for the doctor", async () => {
    const visit = await scheduleVisit(doctor);
    const { status, body } = await start(visit);
    expect(status).toBe(200);
    const started = StartedConsultation.parse(body);
    const name = `panacare-consultation-${visit.id}`;
    expect(started).toMatchObject({
      status: "in-progress",
      end_time: null,
      session_id: expect.any(String),
      twilio_room_name: name,
      twilio_room_sid: expect.stringMatching(/^RM[0-9a-f]{32}$/),
    });
    expect(started.warning).toBeUndefined();
    expect(claimsOf(started.token)).toMatchObject({
      iss: serverEnvironment().TWILIO_API_KEY_SID,
      sub: serverEnvironment().TWILIO_ACCOUNT_SID,
      grants: { identity: `doctor-${doctor.userId}`, video: { room: name } },
    });
    expect(await roomsAtTwilio(name)).toEqual([
      expect.objectContaining({ sid: started.twilio_room_sid, status: "in-progress" }),
    ]);
  });

  test("answers 400 with the state once it has started or ended", async () => {
    const visit = await startedVisit();
    const again = await start(visit);
    expect(again.status).toBe(400);
    expect(again.body).toMatchObject({ error: "Cannot start a consultation with status: in-progress" });
    await end(visit);
    expect((await start(visit)).body).toMatchObject({
      error: "Cannot start a consultation with status: completed",
    });
  });

  test("starts once however many ask at the same time", async () => {
    const visit = await scheduleVisit(doctor);
    const answers = await Promise.all(Array.from({ length: 10 }, () => start(visit)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(9).fill(400)]);
    expect(await roomsAtTwilio(`panacare-consultation-${visit.id}`)).toHaveLength(1);
  });

  test("answers 403 to the patient and to an admin, 404 to another doctor, 401 to nobody", async () => {
    const visit = await scheduleVisit(doctor);
    const admin = await makeStaff(clinicId, "admin");
    const other = await makeStaff(clinicId);
    expect((await start(visit, await openLink(visit))).status).toBe(403);
    expect((await start(visit, admin.token)).status).toBe(403);
    expect((await start(visit, other.token)).status).toBe(404);
    expect((await send("POST", `${visit.path}start_consultation/`)).status).toBe(401);
    expect((await recordOf(visit.id)).status).toBe("scheduled");
  });

  test.each(["500", "reset-before"])(
    "starts without a room while Twilio fails (%s), and the room comes later",
    async (mode) => {
      await failNext("rooms.create", mode, requestsPerCall);
      const visit = await scheduleVisit(doctor);
      const { status, body } = await start(visit);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        status: "in-progress",
        token: null,
        warning: expect.any(String),
        twilio_room_sid: null,
      });

      await makeDue(visit);
      await settleDueRooms(database().db);
      expect(await roomsOf(visit.id)).toEqual([expect.objectContaining({ status: "live", ordinal: 1 })]);
      expect((await getToken(visit)).status).toBe(200);
    },
  );

  test.each([
    ["the connection broke", "reset-after", expect.any(String)],
    ["it did not answer", "timeout-after", null],
  ])("adopts the room that Twilio made when %s before it said so", async (_, mode, token) => {
    await failNext("rooms.create", mode);
    // Where the second request gets no answer either: what the first did shows only later.
    if (token === null) await failNext("rooms.create", "timeout-before");
    const visit = await scheduleVisit(doctor);
    expect((await start(visit)).body).toMatchObject({ token });
    const ticket = RoomTicket.parse((await join(visit)).body);
    const atTwilio = await roomsAtTwilio(ticket.room_name);
    expect(atTwilio).toHaveLength(1);
    expect((await recordOf(visit.id)).twilioRoomSid).toBe(atTwilio[0]?.sid);
  });

  test("asks Twilio a second time when it does not answer, and has the room at once", async () => {
    await failNext("rooms.create", "timeout-after");
    const visit = await scheduleVisit(doctor);
    expect((await start(visit)).body).toMatchObject({ token: expect.any(String) });
    expect(await roomsAtTwilio(`panacare-consultation-${visit.id}`)).toHaveLength(1);
  });

  test("opens the room through Twilio's rate limit", async () => {
    await failNext("rooms.create", "429", 2);
    expect((await start(await scheduleVisit(doctor))).body).toMatchObject({ token: expect.any(String) });
  });
});

describe("get_token and join_consultation", () => {
  test("give doctor and patient each their own token to the same room", async () => {
    const visit = await startedVisit();
    const patientToken = await openLink(visit);
    const forDoctor = RoomTicket.parse((await getToken(visit)).body);
    const forPatient = RoomTicket.parse((await join(visit, patientToken)).body);
    expect(forDoctor.identity).toBe(`doctor-${doctor.userId}`);
    expect(forPatient.identity).toBe(`patient-${(await recordOf(visit.id)).patientId}`);
    expect(forPatient.room_name).toBe(forDoctor.room_name);
    expect(claimsOf(forPatient.token)).toMatchObject({
      grants: { identity: forPatient.identity, video: { room: forPatient.room_name } },
    });
    expect(Date.parse(forDoctor.expires_at)).toBe(Number(claimsOf(forDoctor.token)["exp"]) * 1000);
  });

  test("give the stored token again, and the one that start gave", async () => {
    const visit = await scheduleVisit(doctor);
    const { token } = StartedConsultation.parse((await start(visit)).body);
    expect(RoomTicket.parse((await getToken(visit)).body).token).toBe(token);
    expect(RoomTicket.parse((await join(visit)).body).token).toBe(token);
  });

  test("keep tokens sealed in the database, each in its own place", async () => {
    const visit = await scheduleVisit(doctor);
    const { token } = StartedConsultation.parse((await start(visit)).body);
    const { doctorToken, patientToken } = await recordOf(visit.id);
    expect(unseal(doctorToken ?? "", `consultations.doctorToken.${visit.id}`)).toBe(token);
    expect(unseal(patientToken ?? "", `consultations.doctorToken.${visit.id}`)).toBeUndefined();
  });

  test("make a new token when the stored one is missing, unreadable or of another side", async () => {
    const visit = await startedVisit();
    const before = RoomTicket.parse((await getToken(visit)).body);
    const { patientToken } = await recordOf(visit.id);
    for (const doctorToken of [null, "v1.broken", patientToken]) {
      await database().db.update(consultations).set({ doctorToken }).where(eq(consultations.id, visit.id));
      const { token, identity } = RoomTicket.parse((await getToken(visit)).body);
      expect(claimsOf(token)).toMatchObject({ grants: { identity } });
      expect(identity).toBe(before.identity);
      const stored = (await recordOf(visit.id)).doctorToken;
      expect(unseal(stored ?? "", `consultations.doctorToken.${visit.id}`)).toBe(token);
    }
  });

  test("answer 400 with the state before the start and after the end", async () => {
    const visit = await scheduleVisit(doctor);
    expect((await getToken(visit)).body).toMatchObject({
      status: 400,
      error: "Cannot get a token for a consultation with status: scheduled",
    });
    await start(visit);
    await end(visit);
    expect((await join(visit)).body).toMatchObject({
      status: 400,
      error: "Cannot join a consultation with status: completed",
    });
  });

  test("answer 403 to an admin and 404 to everyone else", async () => {
    const visit = await startedVisit();
    const admin = await makeStaff(clinicId, "admin");
    const others = [(await makeStaff(clinicId)).token, await openLink(await scheduleVisit(doctor))];
    for (const ask of [getToken, join]) {
      expect((await ask(visit, admin.token)).status).toBe(403);
      for (const token of others) expect((await ask(visit, token)).status).toBe(404);
    }
  });

  test("lead to the next room of the same consultation when Twilio has ended the one before", async () => {
    const visit = await startedVisit();
    const first = RoomTicket.parse((await getToken(visit)).body);
    await expireRoom(first.room_name);
    const tickets = await Promise.all(Array.from({ length: 5 }, () => join(visit)));
    const names = tickets.map(({ body }) => RoomTicket.parse(body).room_name);
    expect(new Set(names)).toEqual(new Set([`${first.room_name}-2`]));
    expect(await roomsOf(visit.id)).toEqual([
      expect.objectContaining({ ordinal: 1, status: "closed" }),
      expect.objectContaining({ ordinal: 2, status: "live" }),
    ]);
    expect(await recordOf(visit.id)).toMatchObject({ twilioRoomName: `${first.room_name}-2` });
  });

  test("give the token of a live room while Twilio cannot be asked", async () => {
    const visit = await startedVisit();
    await failNext("rooms.fetch", "500", requestsPerCall);
    expect((await getToken(visit)).status).toBe(200);
  });

  test("answer 503 with Twilio's code while the room cannot be made", async () => {
    await failNext("rooms.create", "500", 2 * requestsPerCall);
    const visit = await scheduleVisit(doctor);
    await start(visit);
    const { status, headers, body } = await getToken(visit);
    expect(status).toBe(503);
    expect(headers.get("retry-after")).toMatch(/^\d+$/);
    expect(body).toMatchObject({ type: "/problems/room-not-ready", twilio_code: expect.any(Number) });
  });
});

describe("end_consultation", () => {
  test("ends the visit, closes its room at Twilio and forgets its tokens", async () => {
    const visit = await startedVisit();
    const { status, body } = await end(visit);
    expect(status).toBe(200);
    const ended = EndedConsultation.parse(body);
    expect(ended).toMatchObject({ status: "completed", end_time: expect.any(String) });
    expect(ended.warning).toBeUndefined();
    expect(await roomsAtTwilio(`panacare-consultation-${visit.id}`)).toEqual([
      expect.objectContaining({ status: "completed" }),
    ]);
    expect(await recordOf(visit.id)).toMatchObject({ doctorToken: null, patientToken: null });
  });

  test("ends once however many ask at the same time", async () => {
    const visit = await startedVisit();
    const answers = await Promise.all(Array.from({ length: 10 }, () => end(visit)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(9).fill(400)]);
  });

  test("answers 400 before the start and after the end, 403 to the patient, 404 to another doctor", async () => {
    const visit = await scheduleVisit(doctor);
    expect((await end(visit)).body).toMatchObject({
      status: 400,
      error: "Cannot end a consultation with status: scheduled",
    });
    await start(visit);
    expect((await end(visit, await openLink(visit))).status).toBe(403);
    expect((await end(visit, (await makeStaff(clinicId)).token)).status).toBe(404);
    await end(visit);
    expect((await end(visit)).body).toMatchObject({
      error: "Cannot end a consultation with status: completed",
    });
  });

  test("ends while Twilio fails, and the room is closed when it can be", async () => {
    const visit = await startedVisit();
    await failNext("rooms.update", "500", requestsPerCall);
    const { status, body } = await end(visit);
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: "completed", warning: expect.any(String) });
    expect(await roomsOf(visit.id)).toEqual([expect.objectContaining({ status: "closing" })]);

    await makeDue(visit);
    await settleDueRooms(database().db);
    expect(await roomsOf(visit.id)).toEqual([expect.objectContaining({ status: "closed" })]);
    expect(await roomsAtTwilio(`panacare-consultation-${visit.id}`)).toEqual([
      expect.objectContaining({ status: "completed" }),
    ]);
  });

  test("closes a room whose making it never heard of", async () => {
    await failNext("rooms.create", "timeout-after");
    await failNext("rooms.create", "timeout-before");
    const visit = await scheduleVisit(doctor);
    expect((await start(visit)).body).toMatchObject({ token: null });
    await end(visit);
    expect(await roomsAtTwilio(`panacare-consultation-${visit.id}`)).toEqual([
      expect.objectContaining({ status: "completed" }),
    ]);
  });

  test("while others start and enter, fails nobody and leaves no room open", async () => {
    const visits = await Promise.all(Array.from({ length: 10 }, () => scheduleVisit(doctor)));
    const answers = await Promise.all(
      visits.flatMap((visit) => [start(visit), join(visit), end(visit), getToken(visit), end(visit)]),
    );
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    await Promise.all(visits.map((visit) => end(visit)));
    for (const visit of visits) {
      await makeDue(visit);
      await settleDueRooms(database().db);
      expect(await roomsOf(visit.id)).toEqual([expect.objectContaining({ status: "closed" })]);
    }
  });

  test("keeps looking for a room that may still be made by a request that timed out", async () => {
    await failNext("rooms.create", "reset-before", requestsPerCall);
    const visit = await scheduleVisit(doctor);
    await start(visit);
    expect((await end(visit)).body).toMatchObject({ warning: expect.any(String) });
    const longAgo = sql`now() - interval '1 minute'`;
    await database()
      .db.update(rooms)
      .set({ lastOpenAttemptAt: longAgo })
      .where(eq(rooms.consultationId, visit.id));
    await makeDue(visit);
    await settleDueRooms(database().db);
    expect(await roomsOf(visit.id)).toEqual([expect.objectContaining({ status: "closed" })]);
  });
});

describe("the database itself", () => {
  const refusalOf = (write: Promise<unknown>) => write.then(() => undefined, violatedConstraint);

  test("keeps an ended consultation ended", async () => {
    const { db } = database();
    const visit = await startedVisit();
    await end(visit);
    const reopen = db
      .update(consultations)
      .set({ status: "in-progress", endTime: null })
      .where(eq(consultations.id, visit.id));
    expect(await refusalOf(reopen)).toBe("consultations_ended_is_final");
  });

  test("allows one live room of a consultation, and none once it has ended", async () => {
    const { db } = database();
    const visit = await startedVisit();
    const another = () =>
      db.insert(rooms).values({ consultationId: visit.id, ordinal: 9, name: `other-${visit.id}` });
    expect(await refusalOf(another())).toBe("rooms_one_live_per_consultation");
    await end(visit);
    expect(await refusalOf(another())).toBe("rooms_only_while_in_progress");
  });

  test.each([
    ["change", () => database().db.update(auditLog).set({ action: "nothing" })],
    ["delete", () => database().db.delete(auditLog)],
    ["truncate", () => database().db.execute(sql`truncate audit_log`)],
  ])("does not let the application %s the audit log", async (_, write) => {
    const error = await write().then(
      () => undefined,
      (thrown: Error) => thrown,
    );
    expect(error?.cause).toMatchObject({ code: "42501" });
  });

  test("does not let the application change the schema or delete a record", async () => {
    const { db } = database();
    for (const statement of [
      sql`drop table waiting`,
      sql`delete from consultations`,
      sql`delete from users`,
    ]) {
      await expect(db.execute(statement)).rejects.toMatchObject({ cause: { code: "42501" } });
    }
  });

  test("tells who started and ended a visit, and who was refused it", async () => {
    const visit = await startedVisit();
    const other = await makeStaff(clinicId);
    await end(visit, other.token);
    await end(visit);
    const rows = await database()
      .db.select()
      .from(auditLog)
      .where(and(eq(auditLog.consultationId, visit.id)))
      .orderBy(auditLog.id);
    expect(rows.map(({ action, outcome, actorId }) => [action, outcome, actorId])).toEqual([
      ["consultation.schedule", "allowed", doctor.userId],
      ["consultation.start", "allowed", doctor.userId],
      ["POST /api/consultations/{id}/end_consultation/", "denied", other.userId],
      ["consultation.end", "allowed", doctor.userId],
    ]);
  });
});
