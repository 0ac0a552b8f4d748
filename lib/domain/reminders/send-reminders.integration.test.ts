import type { AddressInfo } from "node:net";
import { eq, sql } from "drizzle-orm";
import { SMTPServer } from "smtp-server";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { reminders } from "#drizzle/operations.ts";
import { auditLog, clinics, users } from "#drizzle/schema.ts";
import { readMails } from "#e2e/stand-ins/mailbox.ts";
import { sendDueReminders } from "#lib/domain/reminders/send-reminders.ts";
import { serverEnvironment } from "#lib/foundation/env.ts";
import { database } from "#lib/platform/db/client.ts";
import { send } from "#lib/testing/api.ts";
import {
  hourMs,
  makeClinic,
  makeStaff,
  type SignedIn,
  scheduleVisit,
  type Visit,
  visitAt,
} from "#lib/testing/clinic.ts";
import { workerWorld } from "#lib/testing/worker-world.ts";

const { db } = database();
let doctor: SignedIn;

beforeAll(async () => {
  const clinicId = await makeClinic("Riverside Clinic");
  await db.update(clinics).set({ timeZone: "Africa/Nairobi" }).where(eq(clinics.id, clinicId));
  doctor = await makeStaff(clinicId);
  await db.update(users).set({ name: "Dr. Unmentioned" }).where(eq(users.id, doctor.userId));
});

interface Invited extends Visit {
  email: string;
}

async function visitIn(startsInMs: number, email = `${crypto.randomUUID()}@example.org`): Promise<Invited> {
  const visit = await scheduleVisit(doctor, {
    ...visitAt(startsInMs),
    patient: { name: "Unmentioned Patient", email },
    reason: "Unmentioned reason",
  });
  return { ...visit, email };
}

const mailsTo = ({ email }: Invited) => readMails(workerWorld().addresses.mail.folder, email);
const rowsOf = ({ id }: Visit) => db.select().from(reminders).where(eq(reminders.consultationId, id));
const header = (mail: string | undefined, name: string) =>
  new RegExp(`^${name}: (.*)\r$`, "m").exec(mail ?? "")?.[1];

test("a visit of the next day is told of once, however many servers look and however often", async () => {
  const visit = await visitIn(20 * hourMs);
  await Promise.all([sendDueReminders(db), sendDueReminders(db), sendDueReminders(db)]);
  await sendDueReminders(db);
  const mails = mailsTo(visit);
  expect(mails).toHaveLength(1);
  expect(header(mails[0], "From")).toBe("Riverside Clinic <visits@panacare.test>");
  expect(header(mails[0], "Auto-Submitted")).toBe("auto-generated");
  const [row] = await rowsOf(visit);
  expect(row).toMatchObject({ attempts: 1, sentAt: expect.any(Date) });
  const log = await db.select().from(auditLog).where(eq(auditLog.consultationId, visit.id));
  expect(log.filter(({ action }) => action === "reminder.send")).toHaveLength(1);
});

test("the mail says what is needed and no more", async () => {
  const visit = await visitIn(20 * hourMs);
  await sendDueReminders(db);
  const [mail = ""] = mailsTo(visit);
  expect(mail).toContain("Riverside Clinic");
  expect(mail).toContain("(UTC+03:00)");
  expect(mail).toContain("+1 555 0199");
  expect(mail).not.toMatch(/Unmentioned|panacare_join_/);
  expect(mail).not.toContain(visit.id);
});

test("not yet, not any more, and not without an address", async () => {
  const visits = [
    await visitIn(24 * hourMs + 60_000),
    await visitIn(10 * 60_000),
    await visitIn(-hourMs / 4),
    await scheduleVisit(doctor, { ...visitAt(hourMs), patient: { name: "Unmentioned Patient" } }),
  ];
  await sendDueReminders(db);
  expect((await Promise.all(visits.map(rowsOf))).flat()).toEqual([]);
});

test("a visit that is moved is told of again, one that is called off or has begun is not", async () => {
  const [moved, cancelled, started] = [
    await visitIn(20 * hourMs),
    await visitIn(20 * hourMs),
    await visitIn(20 * hourMs),
  ];
  await send("POST", `${cancelled.path}cancel_consultation/`, { token: doctor.token });
  await send("POST", `${started.path}start_consultation/`, { token: doctor.token });
  await sendDueReminders(db);
  const { scheduled_start, scheduled_end } = visitAt(22 * hourMs);
  await send("PATCH", moved.path, { token: doctor.token, body: { scheduled_start, scheduled_end } });
  await sendDueReminders(db);
  await sendDueReminders(db);
  const ids = mailsTo(moved).map((mail) => header(mail, "Message-ID"));
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(2);
  expect([...mailsTo(cancelled), ...mailsTo(started)]).toEqual([]);
});

test("a visit that is moved and moved back is told of whenever the newest mail names another start", async () => {
  const visit = await visitIn(20 * hourMs);
  const [first, second] = [visitAt(20 * hourMs), visitAt(22 * hourMs)];
  const moveTo = async ({ scheduled_start, scheduled_end }: typeof first) => {
    const body = { scheduled_start, scheduled_end };
    expect((await send("PATCH", visit.path, { token: doctor.token, body })).status).toBe(200);
  };
  const ids = () => mailsTo(visit).map((mail) => header(mail, "Message-ID"));
  await moveTo(first);
  await sendDueReminders(db);
  // Not mailed of in between: the patient knows the right time.
  await moveTo(second);
  await moveTo(first);
  await sendDueReminders(db);
  expect(ids()).toHaveLength(1);

  await moveTo(second);
  await sendDueReminders(db);
  await moveTo(first);
  await sendDueReminders(db);
  await sendDueReminders(db);
  expect(ids()).toHaveLength(3);
  expect(new Set(ids()).size).toBe(3);
});

test("a server that dies before it wrote the sending down repeats the same mail", async () => {
  const visit = await visitIn(20 * hourMs);
  await sendDueReminders(db);
  await db.update(reminders).set({ sentAt: null }).where(eq(reminders.consultationId, visit.id));
  await sendDueReminders(db);
  expect(mailsTo(visit)).toHaveLength(1);
  await db.update(reminders).set({ nextAttemptAt: sql`now()` }).where(eq(reminders.consultationId, visit.id));
  await sendDueReminders(db);
  const ids = mailsTo(visit).map((mail) => header(mail, "Message-ID"));
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(1);
});

describe("while the mail server refuses us", () => {
  /** An SMTP server that says what it is told to at one step, whoever the mail is to. */
  async function refusingAt(step: "onConnect" | "onMailFrom" | "onRcptTo", refusal: string) {
    const [code] = refusal.split(" ");
    const server = new SMTPServer({
      disabledCommands: ["STARTTLS", "AUTH"],
      [step]: (...heard: unknown[]) => {
        const answer = heard.at(-1) as (error: Error) => void;
        answer(Object.assign(new Error(refusal.slice(4)), { responseCode: Number(code) }));
      },
    });
    server.on("error", () => undefined);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.server.address() as AddressInfo;
    const { SMTP_URL } = serverEnvironment();
    Object.assign(serverEnvironment(), { SMTP_URL: `smtp://127.0.0.1:${port}` });
    onTestFinished(() => new Promise((resolve) => server.close(resolve)));
    return { recover: () => Object.assign(serverEnvironment(), { SMTP_URL }) };
  }

  test.each([
    ["onConnect", "554 Your address is on a list"],
    ["onMailFrom", "550 Unknown sender"],
    ["onMailFrom", "530 5.7.0 Must issue a STARTTLS command first"],
    ["onRcptTo", "554 5.7.1 Client host blocked"],
  ] as const)("(%s, %s) a reminder waits until it takes our mail", async (step, refusal) => {
    const visit = await visitIn(20 * hourMs);
    const { recover } = await refusingAt(step, refusal);
    await expect(sendDueReminders(db)).rejects.toThrow("1 reminders could not be sent");
    recover();
    expect(await rowsOf(visit)).toEqual([expect.objectContaining({ attempts: 1, sentAt: null })]);
    await db
      .update(reminders)
      .set({ nextAttemptAt: sql`now()` })
      .where(eq(reminders.consultationId, visit.id));
    await sendDueReminders(db);
    expect(mailsTo(visit)).toHaveLength(1);
  });
});

test("an address that does not exist is asked once", async () => {
  const visit = await visitIn(20 * hourMs, "nobody@example.invalid");
  const other = await visitIn(20 * hourMs);
  await expect(sendDueReminders(db)).rejects.toThrow("1 reminders could not be sent");
  await db.update(reminders).set({ nextAttemptAt: sql`now()` }).where(eq(reminders.consultationId, visit.id));
  await sendDueReminders(db);
  expect(await rowsOf(visit)).toEqual([expect.objectContaining({ attempts: 5, sentAt: null })]);
  expect(mailsTo(other)).toHaveLength(1);
});
