import type { createTranslator, Messages } from "use-intl/core";

/** Times as people say them: relative when near, absolute when far, in the reader's language, zone and clock. */

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** The phrases around a time, which no Intl formatter knows. */
export type TimeWords = ReturnType<typeof createTranslator<Messages, "common.time">>;

export interface Reader {
  words: TimeWords;
  /** With its region, which decides between 14:30 and 2:30 PM: see `regionalLocale`. */
  locale: string;
  /** The browser's own when it is left out. */
  timeZone?: string;
}

/** "today at 14:30", "tomorrow at 09:00", "on Tuesday 24 November at 14:30", with the year when it is another one. */
export function dayAndTime(at: Date, now: Date, reader: Reader): string {
  return reader.words("dayAndTime", { day: dayOf(at, now, reader), time: timeOfDay(at, reader) });
}

/** "today", "tomorrow", "yesterday", "on Tuesday 24 November". */
export function dayOf(at: Date, now: Date, reader: Reader): string {
  return nearDay(at, now, reader) ?? reader.words("onDay", { date: calendarDay(at, now, reader) });
}

/** For lists and headings: "Today", "Tomorrow", "Yesterday", "Tuesday 24 November". */
export function dayName(at: Date, now: Date, reader: Reader): string {
  const name = nearDay(at, now, reader) ?? calendarDay(at, now, reader);
  return name.charAt(0).toLocaleUpperCase(reader.locale) + name.slice(1);
}

function nearDay(at: Date, now: Date, reader: Reader): string | undefined {
  const days = dayNumber(at, reader) - dayNumber(now, reader);
  if (Math.abs(days) > 1) return undefined;
  return new Intl.RelativeTimeFormat(reader.locale, { numeric: "auto" }).format(days, "day");
}

/** "Tuesday 24 November", with the year when it is another one than now. */
export function calendarDay(at: Date, now: Date, { locale, timeZone }: Reader): string {
  const year = (date: Date) => new Intl.DateTimeFormat("en-GB", { timeZone, year: "numeric" }).format(date);
  return new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(year(at) === year(now) ? {} : { year: "numeric" }),
  }).format(at);
}

export function timeOfDay(at: Date, { timeZone, locale }: Reader): string {
  return new Intl.DateTimeFormat(locale, { timeZone, hour: "2-digit", minute: "2-digit" }).format(at);
}

/** "in 12 minutes", "5 minutes ago", "now"; null when it is further away than half a day and says less than the time itself. */
export function distance(at: Date, now: Date, reader: Reader): string | null {
  const ms = at.getTime() - now.getTime();
  if (Math.abs(ms) < minuteMs) {
    return new Intl.RelativeTimeFormat(reader.locale, { numeric: "auto" }).format(0, "second");
  }
  if (Math.abs(ms) > 12 * hourMs) return null;
  return reader.words(ms > 0 ? "ahead" : "past", { duration: duration(Math.abs(ms), reader) });
}

/** "less than a minute", "1 minute", "2 hours 5 minutes". */
export function duration(ms: number, reader: Reader): string {
  const minutes = Math.floor(ms / minuteMs);
  if (minutes < 1) return reader.words("lessThanAMinute");
  const hours = Math.floor(minutes / 60);
  return [
    ...(hours > 0 ? [count(hours, "hour", reader)] : []),
    ...(minutes % 60 > 0 ? [count(minutes % 60, "minute", reader)] : []),
  ].join(" ");
}

function count(number: number, unit: "hour" | "minute", { locale }: Reader): string {
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(number);
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
