import { and, eq, isNull, sql } from "drizzle-orm";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { idempotencyKeys, sessions } from "#drizzle/operations.ts";
import { auditLog, consultations, joinLinks, users } from "#drizzle/schema.ts";
import { missOverdueVisits } from "#lib/domain/consultations/miss-overdue.ts";
import { retireVisitUsers } from "#lib/domain/consultations/retire-users.ts";
import { actorOf } from "#lib/domain/sessions/read-actor.ts";
import { database } from "#lib/platform/db/client.ts";
import { createJobQueue } from "#lib/platform/jobs/queue.ts";
import type { Jobs } from "#lib/server/jobs/jobs.ts";
import { discardOldRows } from "#lib/server/jobs/retention.ts";
import { createJobRunner, type JobRunner } from "#lib/server/jobs/run-jobs.ts";
import { jobNames } from "#lib/server/jobs/schedule.ts";
import { send } from "#lib/testing/api.ts";
import {
  exchangeCustomToken,
  hourMs,
  makeClinic,
  makeStaff,
  openLink,
  recordOf,
  type SignedIn,
  scheduleVisit,
  type Visit,
} from "#lib/testing/clinic.ts";
import { workerWorld } from "#lib/testing/worker-world.ts";

let doctor: SignedIn;
const { db } = database();
const databaseUrl = workerWorld().addresses.database.app;

beforeAll(async () => {
  doctor = await makeStaff(await makeClinic());
});

describe("the job runner", () => {
  const runners: JobRunner[] = [];
  beforeEach(async () => {
    await db.execute(sql`delete from pgboss.job`);
    // At the turn of a minute the next stretch begins: the tests look at one.
    await vi.waitFor(
      async () => {
        const [clock] = await db.execute<{ second: number }>(
          sql`select extract(second from now())::int as second`,
        );
        expect(clock?.second).toBeLessThan(35);
      },
      { timeout: 40_000 },
    );
  });
  afterEach(async () => {
    for (const runner of runners.splice(0)) await runner.stop();
  });

  function newRunner(run: Jobs[keyof Jobs] = async () => undefined): JobRunner {
    const jobs = Object.fromEntries(jobNames.map((name) => [name, run])) as unknown as Jobs;
    const runner = createJobRunner(db, databaseUrl, jobs);
    runners.push(runner);
    return runner;
  }

  /** Makes what waits for its next try due, as time would. */
  const makeDue = () => db.execute(sql`update pgboss.job set start_after = now() where state = 'retry'`);

  test("does each job once in its stretch of time, however many servers there are", async () => {
    const servers = [newRunner(), newRunner(), newRunner()];
    const rounds = await Promise.all(servers.map((server) => server.runDue()));
    expect(rounds.flat().toSorted()).toEqual(jobNames.toSorted());
    expect(await servers[0]?.runDue()).toEqual([]);
  });

  test("tries a job that failed again, and keeps nothing of what the error says", async () => {
    let failures = 1;
    const runner = newRunner(async () => {
      if (failures-- > 0) throw new TypeError("about Jane Doe");
    });
    const first = await runner.runDue();
    expect(first).toHaveLength(jobNames.length - 1);
    const failed = jobNames.filter((name) => !first.includes(name));
    const kept = JSON.stringify(await db.execute(sql`select * from pgboss.job`));
    expect(kept).toContain("TypeError");
    expect(kept).not.toContain("Jane Doe");
    await makeDue();
    expect(await runner.runDue()).toEqual(failed);
  });

  test("takes back the job of a server that died with it", async () => {
    const runner = newRunner();
    await runner.runDue();
    await db.execute(sql`delete from pgboss.job`);
    const dead = createJobQueue({ connectionString: databaseUrl, mayMigrate: false });
    await dead.start();
    await dead.send("miss-overdue-visits", {}, { singletonSeconds: 60 });
    expect(await dead.fetch("miss-overdue-visits")).toHaveLength(1);
    expect(await runner.runDue()).not.toContain("miss-overdue-visits");
    await db.execute(
      sql`update pgboss.job set started_on = now() - interval '2 minutes' where state = 'active'`,
    );
    await dead.maintain();
    await makeDue();
    expect(await runner.runDue()).toEqual(["miss-overdue-visits"]);
    await dead.stop({ graceful: false });
  });
});

/** Moves the visit so that it was to end that long ago. */
async function endedAgo({ id }: Visit, agoMs: number): Promise<void> {
  await db
    .update(consultations)
    .set({
      scheduledStart: new Date(Date.now() - agoMs - hourMs),
      scheduledEnd: new Date(Date.now() - agoMs),
    })
    .where(eq(consultations.id, id));
}

describe("visits that nobody came to", () => {
  test("are missed once their link has closed, and the log says by what", async () => {
    const overdue = await scheduleVisit(doctor);
    const late = await scheduleVisit(doctor);
    await endedAgo(overdue, 4 * hourMs + 1000);
    await endedAgo(late, 4 * hourMs - 60_000);
    await Promise.all([missOverdueVisits(db), missOverdueVisits(db)]);
    expect((await recordOf(overdue.id)).status).toBe("missed");
    expect((await recordOf(late.id)).status).toBe("scheduled");
    const log = await db.select().from(auditLog).where(eq(auditLog.consultationId, overdue.id));
    expect(log.filter(({ action }) => action === "consultation.mark_missed")).toEqual([
      expect.objectContaining({ actorId: null, details: { by: "schedule" } }),
    ]);
  });

  test("are not while the patient waits, nor once they go on", async () => {
    const waitedFor = await scheduleVisit(doctor);
    const started = await scheduleVisit(doctor);
    await send("POST", `${waitedFor.path}waiting/`, { token: await openLink(waitedFor) });
    await send("POST", `${started.path}start_consultation/`, { token: doctor.token });
    for (const visit of [waitedFor, started]) await endedAgo(visit, 5 * hourMs);
    await missOverdueVisits(db);
    expect((await recordOf(waitedFor.id)).status).toBe("scheduled");
    expect((await recordOf(started.id)).status).toBe("in-progress");
  });
});

describe("the Firebase user of a visit that is over", () => {
  async function endedVisit() {
    const visit = await scheduleVisit(doctor);
    const { body } = await send("POST", "/api/join_links/exchange/", {
      body: { consultation_id: visit.id, secret: visit.secret },
    });
    const customToken = (body as { custom_token: string }).custom_token;
    await send("POST", `${visit.path}start_consultation/`, { token: doctor.token });
    await send("POST", `${visit.path}end_consultation/`, { token: doctor.token });
    return { visit, customToken, patientId: (await recordOf(visit.id)).patientId };
  }

  const retiredAt = async (userId: string) =>
    (await db.select().from(users).where(eq(users.id, userId)))[0]?.retiredAt;

  test("is disabled, and a custom token that is still about opens nothing", async () => {
    const { visit, customToken, patientId } = await endedVisit();
    const closed = async (minutesAgo: number) => {
      const closedAt = sql`now() - make_interval(mins => ${minutesAgo})`;
      await db.update(consultations).set({ closedAt }).where(eq(consultations.id, visit.id));
    };
    // Time for the page after the visit.
    await closed(29);
    await retireVisitUsers(db);
    expect(await retiredAt(patientId)).toBeNull();
    expect(
      (await send("GET", visit.path, { token: await exchangeCustomToken(customToken) })).body,
    ).toMatchObject({
      status: "completed",
    });
    await closed(31);
    await retireVisitUsers(db);
    expect(await retiredAt(patientId)).not.toBeNull();
    await expect(exchangeCustomToken(customToken)).rejects.toThrow();
  });

  test("keeps no session and no sign-in of before, which stay good to Firebase until they expire", async () => {
    const { visit, customToken, patientId } = await endedVisit();
    const idToken = await exchangeCustomToken(customToken);
    await send("POST", "/api/session/", {
      body: { id_token: idToken },
      headers: { "sec-fetch-site": "same-origin" },
    });
    const [user] = await db.select().from(users).where(eq(users.id, patientId));
    const [link] = await db.select().from(joinLinks).where(eq(joinLinks.consultationId, visit.id));
    const signedIn = {
      firebaseUid: user?.firebaseUid ?? "",
      signedInAtSeconds: Math.floor(Date.now() / 1000) - 1,
      joinLinkId: link?.id,
    };
    expect(await actorOf(db, signedIn)).toMatchObject({ userId: patientId });
    await retireVisitUsers(db, 0);
    await expect(actorOf(db, signedIn)).rejects.toMatchObject({ code: "unauthenticated" });
    const open = await db
      .select()
      .from(sessions)
      .where(and(eq(sessions.userId, patientId), isNull(sessions.closedAt)));
    expect(open).toEqual([]);
  });

  test("is made, switched off, where the custom token was not used yet", async () => {
    const { customToken } = await endedVisit();
    await retireVisitUsers(db, 0);
    await expect(exchangeCustomToken(customToken)).rejects.toThrow();
  });

  test("stays while the visit is to come or goes on", async () => {
    const visit = await scheduleVisit(doctor);
    await openLink(visit);
    await send("POST", `${visit.path}start_consultation/`, { token: doctor.token });
    await retireVisitUsers(db, 0);
    expect(await retiredAt((await recordOf(visit.id)).patientId)).toBeNull();
  });
});

describe("old rows", () => {
  test("go once their time is over, and no sooner", async () => {
    const [young, old] = [`young-${crypto.randomUUID()}`, `old-${crypto.randomUUID()}`];
    await db.insert(idempotencyKeys).values([
      { id: young, requestHash: "x", startedAt: sql`now() - interval '23 hours'` },
      { id: old, requestHash: "x", startedAt: sql`now() - interval '25 hours'` },
    ]);
    await discardOldRows(db);
    const left = (await db.select().from(idempotencyKeys)).map(({ id }) => id);
    expect(left).toContain(young);
    expect(left).not.toContain(old);
  });
});
