import { missOverdueVisits } from "#lib/domain/consultations/miss-overdue.ts";
import { retireVisitUsers } from "#lib/domain/consultations/retire-users.ts";
import { sendDueReminders } from "#lib/domain/reminders/send-reminders.ts";
import { reconcileQuietRooms } from "#lib/domain/rooms/room-reconciler.ts";
import type { Database } from "#lib/platform/db/client.ts";
import { discardOldRows } from "#lib/server/jobs/retention.ts";
import type { JobName } from "#lib/server/jobs/schedule.ts";

export type Jobs = Readonly<Record<JobName, (db: Database) => Promise<unknown>>>;

/** Our own tables say what is due, so a job that is repeated, or runs twice at once, has one effect. */
export const jobs: Jobs = {
  "miss-overdue-visits": missOverdueVisits,
  "retire-visit-users": (db) => retireVisitUsers(db),
  "reconcile-quiet-rooms": reconcileQuietRooms,
  "send-due-reminders": sendDueReminders,
  "discard-old-rows": discardOldRows,
};
