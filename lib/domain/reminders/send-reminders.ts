import { and, eq, sql } from "drizzle-orm";
import { reminders } from "#drizzle/operations.ts";
import { clinics, consultations, users } from "#drizzle/schema.ts";
import { reminderText } from "#lib/domain/reminders/reminder-text.ts";
import { recordOutcome } from "#lib/domain/visit/outcome.ts";
import { log } from "#lib/foundation/log.ts";
import type { Database } from "#lib/platform/db/client.ts";
import { canSendMail, MailRefused, sendMail } from "#lib/services/mail/send-mail.ts";
import { timeline } from "#lib/wire/vocabulary/timeline.ts";
import * as z from "#lib/wire/zod.ts";

/** A visit booked at shorter notice is announced at once. */
const remindBeforeHours = timeline.remindBeforeStartHours;
const latestMinutesBefore = timeline.lastReminderBeforeStartMinutes;

/** The second try comes after ten minutes, the last one 100 minutes after the one before. */
const mostAttempts = 5;
const retryMinutes = 10;
/** Longer than sending a batch can take, so that no two servers send the same mail. */
const claimMinutes = retryMinutes;

const batchSize = 10;

/**
 * Reminds the patients of visits of the next 24 hours by mail, where the clinic wrote down an address: once for each
 * visit and planned start, so one that is moved is told of again (moved back: remind-again.ts), and one that is cancelled
 * not at all. What was sent stands in `reminders`; a server that dies between sending and writing that down repeats the mail under the same
 * Message-ID. Without SMTP_URL nothing is sent.
 * @returns how many were sent
 * @throws when some could not be sent; they stay due
 */
export async function sendDueReminders(db: Database): Promise<number> {
  if (!canSendMail()) return 0;
  let sent = 0;
  for (;;) {
    const claimed = await claim(db);
    const outcomes = await Promise.allSettled(claimed.map((reminder) => send(db, reminder)));
    sent += outcomes.filter((outcome) => outcome.status === "fulfilled" && outcome.value).length;
    const failures = outcomes.filter((outcome) => outcome.status === "rejected");
    if (failures.length > 0) {
      throw new AggregateError(
        failures.map(({ reason }) => reason),
        `${failures.length} reminders could not be sent`,
      );
    }
    if (claimed.length < batchSize) return sent;
  }
}

const Claimed = z.object({ id: z.uuid(), consultation_id: z.uuid() });
type Claimed = z.infer<typeof Claimed>;

/** Claims due reminders and those to retry, each for one server. */
async function claim(db: Database): Promise<Claimed[]> {
  const rows = await db.execute(sql`
    insert into reminders (consultation_id, starts_at, attempts, next_attempt_at)
    select c.id, c.scheduled_start, 1, now() + make_interval(mins => ${claimMinutes})
    from consultations c join users patient on patient.id = c.patient_id
    where c.status = 'scheduled' and patient.email is not null and c.scheduled_end > now()
      and c.scheduled_start > now() + make_interval(mins => ${latestMinutesBefore})
      and c.scheduled_start <= now() + make_interval(hours => ${remindBeforeHours})
      and not exists (select from reminders r where r.consultation_id = c.id and r.starts_at = c.scheduled_start
        and (r.sent_at is not null or r.next_attempt_at > now() or r.attempts >= ${mostAttempts}))
    order by c.scheduled_start
    limit ${batchSize}
    on conflict (consultation_id, starts_at) do update
      set attempts = reminders.attempts + 1,
        next_attempt_at = now() + make_interval(mins => ${retryMinutes} * power(2, reminders.attempts)::int)
      where reminders.sent_at is null and reminders.next_attempt_at <= now()
        and reminders.attempts < ${mostAttempts}
    returning id, consultation_id`);
  return z.array(Claimed).parse([...rows]);
}

/** @returns whether the mail was sent; not when the visit was moved or cancelled meanwhile */
async function send(db: Database, { id, consultation_id: consultationId }: Claimed): Promise<boolean> {
  const visit = await readVisit(db, id);
  if (!visit?.email) return false;
  try {
    const { subject, text } = reminderText(visit);
    await sendMail({ to: visit.email, senderName: visit.clinicName, subject, text, id: `reminder-${id}` });
  } catch (error) {
    log.warn({ reminderId: id, err: error }, "reminder not sent");
    if (error instanceof MailRefused) {
      await db.update(reminders).set({ attempts: mostAttempts }).where(eq(reminders.id, id));
    }
    throw error;
  }
  await db.transaction(async (tx) => {
    await tx.update(reminders).set({ sentAt: sql`now()` }).where(eq(reminders.id, id));
    const audit = [{ action: "reminder.send", details: { reminderId: id } }] as const;
    await recordOutcome(tx, {}, consultationId, { audit, event: "none" });
  });
  return true;
}

async function readVisit(db: Database, reminderId: string) {
  const [visit] = await db
    .select({
      email: users.email,
      startsAt: reminders.startsAt,
      clinicName: clinics.name,
      clinicPhone: clinics.phone,
      timeZone: clinics.timeZone,
      language: clinics.language,
    })
    .from(reminders)
    .innerJoin(consultations, eq(consultations.id, reminders.consultationId))
    .innerJoin(users, eq(users.id, consultations.patientId))
    .innerJoin(clinics, eq(clinics.id, consultations.clinicId))
    .where(
      and(
        eq(reminders.id, reminderId),
        eq(consultations.status, "scheduled"),
        eq(consultations.scheduledStart, reminders.startsAt),
      ),
    );
  return visit;
}
