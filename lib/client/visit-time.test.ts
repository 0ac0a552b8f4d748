import { createTranslator } from "use-intl/core";
import { describe, expect, test } from "vitest";
import { dayAndTime, dayName, dayOf, distance, duration, type Reader } from "#lib/client/visit-time.ts";
import { catalogueOf } from "#lib/foundation/i18n/catalogues.ts";
import type { Locale } from "#lib/wire/locales.ts";

function reader(language: Locale, locale: string, timeZone = "Africa/Nairobi"): Reader {
  const words = createTranslator({
    locale: language,
    messages: catalogueOf(language),
    namespace: "common.time",
  });
  return { words, locale, timeZone };
}

const nairobi = reader("en", "en-GB");
const now = new Date("2026-11-22T11:18:00Z");

describe("dayAndTime", () => {
  test("speaks the reader's time zone", () => {
    const at = new Date("2026-11-22T11:30:00Z");
    expect(dayAndTime(at, now, nairobi)).toBe("today at 14:30");
    expect(dayAndTime(at, now, reader("en", "en-GB", "Pacific/Auckland"))).toBe("today at 00:30");
  });

  test("names the day by the reader's calendar, not by hours apart", () => {
    const lateEvening = new Date("2026-11-22T20:50:00Z");
    const nextMorning = new Date("2026-11-22T21:10:00Z");
    expect(dayOf(nextMorning, lateEvening, nairobi)).toBe("tomorrow");
    expect(dayOf(lateEvening, nextMorning, nairobi)).toBe("yesterday");
  });

  test("names date and, in another year, the year when the day is far", () => {
    expect(dayAndTime(new Date("2026-11-24T11:30:00Z"), now, nairobi)).toBe(
      "on Tuesday 24 November at 14:30",
    );
    expect(dayOf(new Date("2027-01-04T11:30:00Z"), now, nairobi)).toBe("on Monday, 4 January 2027");
  });
});

describe("dayName", () => {
  test("stands by itself in a list", () => {
    expect(dayName(now, now, nairobi)).toBe("Today");
    expect(dayName(new Date("2026-11-24T11:30:00Z"), now, nairobi)).toBe("Tuesday 24 November");
  });
});

describe("distance", () => {
  test.each([
    ["2026-11-22T11:30:00Z", "in 12 minutes"],
    ["2026-11-22T11:18:30Z", "now"],
    ["2026-11-22T11:13:00Z", "5 minutes ago"],
    ["2026-11-22T13:19:00Z", "in 2 hours 1 minute"],
    ["2026-11-23T11:18:00Z", null],
  ])("of %s is %s", (at, text) => {
    expect(distance(new Date(at), now, nairobi)).toBe(text);
  });
});

describe("duration", () => {
  test.each([
    [0, "less than a minute"],
    [60_000, "1 minute"],
    [3_600_000, "1 hour"],
    [7_500_000, "2 hours 5 minutes"],
  ])("of %i ms is %s", (ms, text) => {
    expect(duration(ms, nairobi)).toBe(text);
  });
});

describe("in other languages and regions", () => {
  const at = new Date("2026-11-24T11:30:00Z");

  test.each([
    ["en", reader("en", "en-US"), "on Tuesday, November 24 at 02:30 PM", "in 2 hours 5 minutes"],
    ["sw", reader("sw", "sw"), "Jumanne, 24 Novemba saa 14:30", "baada ya saa 2 dakika 5"],
    ["fr", reader("fr", "fr"), "le mardi 24 novembre à 14:30", "dans 2 heures 5 minutes"],
    ["es", reader("es", "es"), "el martes, 24 de noviembre a las 14:30", "dentro de 2 horas 5 minutos"],
  ])("%s says a day and a duration", (_language, someone, absolute, relative) => {
    expect(dayAndTime(at, now, someone)).toBe(absolute);
    // Where a line must not break, French has other spaces.
    expect(distance(new Date(now.getTime() + 7_500_000), now, someone)?.replace(/\s/g, " ")).toBe(relative);
  });

  test.each([
    ["sw", reader("sw", "sw"), "Leo"],
    ["fr", reader("fr", "fr"), "Aujourd’hui"],
    ["es", reader("es", "es"), "Hoy"],
  ])("%s says today", (_language, someone, name) => {
    expect(dayName(now, now, someone)).toBe(name);
  });
});
