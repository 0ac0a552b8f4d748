import { missOverdueVisits } from "#lib/consultations/miss-overdue.ts";
import { retireVisitUsers } from "#lib/consultations/retire-users.ts";
import { reconcileQuietRooms } from "#lib/consultations/room-reconciler.ts";
import { sendDueReminders } from "#lib/consultations/send-reminders.ts";
import type { Database } from "#lib/db/client.ts";
import { discardOldRows } from "#lib/jobs/retention.ts";
import type { JobName } from "#lib/jobs/schedule.ts";

export type Jobs = Readonly<Record<JobName, (db: Database) => Promise<unknown>>>;

/** What is due stands in our own tables, so a job that is repeated, or runs twice at once, has one effect. */
export const jobs: Jobs = {
  "miss-overdue-visits": missOverdueVisits,
  "retire-visit-users": (db) => retireVisitUsers(db),
  "reconcile-quiet-rooms": reconcileQuietRooms,
  "send-due-reminders": sendDueReminders,
  "discard-old-rows": discardOldRows,
};
