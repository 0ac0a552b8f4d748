/** Every job there is, and how often it is due. */
export const scheduleSeconds = {
  "miss-overdue-visits": 60,
  "retire-visit-users": 60,
  "reconcile-quiet-rooms": 60,
  "send-due-reminders": 60,
  "discard-old-rows": 3600,
} as const;

export type JobName = keyof typeof scheduleSeconds;
export const jobNames = Object.keys(scheduleSeconds) as JobName[];
