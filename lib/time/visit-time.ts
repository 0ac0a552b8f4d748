/** Times as people say them: relative when near, absolute when far, in the reader's own zone and clock (12 or 24 hours). */

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

export interface Reader {
  timeZone?: string;
  /** Decides between 14:30 and 2:30 pm. The words around are English. */
  locale?: string;
}

/** "today at 14:30", "tomorrow at 09:00", "on Tuesday 24 November at 14:30", with the year when it is another one. */
export function dayAndTime(at: Date, now: Date, reader: Reader = {}): string {
  return `${dayOf(at, now, reader)} at ${timeOfDay(at, reader)}`;
}

/** "today", "tomorrow", "yesterday", "on Tuesday 24 November". */
export function dayOf(at: Date, now: Date, reader: Reader = {}): string {
  return nearDay(at, now, reader) ?? `on ${calendarDay(at, now, reader)}`;
}

/** For lists and headings: "Today", "Tomorrow", "Yesterday", "Tuesday 24 November". */
export function dayName(at: Date, now: Date, reader: Reader = {}): string {
  const near = nearDay(at, now, reader);
  return near ? near.charAt(0).toUpperCase() + near.slice(1) : calendarDay(at, now, reader);
}

function nearDay(at: Date, now: Date, reader: Reader): string | undefined {
  const days = dayNumber(at, reader) - dayNumber(now, reader);
  return { "0": "today", "1": "tomorrow", "-1": "yesterday" }[String(days)];
}

/** "Tuesday 24 November", with the year when it is another one than now. */
export function calendarDay(at: Date, now: Date, { timeZone }: Reader = {}): string {
  const year = (date: Date) => new Intl.DateTimeFormat("en-GB", { timeZone, year: "numeric" }).format(date);
  const date = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(year(at) === year(now) ? {} : { year: "numeric" }),
  }).format(at);
  return date.replace(",", "");
}

export function timeOfDay(at: Date, { timeZone, locale }: Reader = {}): string {
  return new Intl.DateTimeFormat(locale, { timeZone, hour: "2-digit", minute: "2-digit" }).format(at);
}

/** "in 12 minutes", "5 minutes ago", "now"; null when it is further away than half a day and says less than the time itself. */
export function distance(at: Date, now: Date): string | null {
  const ms = at.getTime() - now.getTime();
  if (Math.abs(ms) < minuteMs) return "now";
  if (Math.abs(ms) > 12 * hourMs) return null;
  return ms > 0 ? `in ${duration(ms)}` : `${duration(-ms)} ago`;
}

/** "less than a minute", "1 minute", "2 hours 5 minutes". */
export function duration(ms: number): string {
  const minutes = Math.floor(ms / minuteMs);
  if (minutes < 1) return "less than a minute";
  const hours = Math.floor(minutes / 60);
  return [hours > 0 && count(hours, "hour"), minutes % 60 > 0 && count(minutes % 60, "minute")]
    .filter(Boolean)
    .join(" ");
}

function count(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? "" : "s"}`;
}

/** Days since 1 January 1970 on the reader's calendar, so that days can be told apart across months and clock changes. */
function dayNumber(at: Date, { timeZone }: Reader): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
  }).formatToParts(at);
  const number = (type: "year" | "month" | "day") => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(number("year"), number("month") - 1, number("day")) / (24 * hourMs);
}
