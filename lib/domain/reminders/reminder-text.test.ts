import { expect, test } from "vitest";
import { reminderText } from "#lib/domain/reminders/reminder-text.ts";
import { locales } from "#lib/wire/locales.ts";

const reminder = {
  clinicName: "Harbor Street Clinic",
  clinicPhone: "+1 555 0100",
  startsAt: new Date("2026-11-24T11:30:00Z"),
  timeZone: "Africa/Nairobi",
  language: "en",
};

test("tells the time where the clinic is, and how far that is from UTC", () => {
  const { subject, text } = reminderText(reminder);
  expect(subject).toMatch(/^Your video visit on Tuesday,? 24 November 2026$/);
  expect(text).toMatch(/^Tuesday,? 24 November 2026\n14:30, East Africa Time \(UTC\+03:00\)$/m);
});

test("follows the clock changes of the zone", () => {
  const newYork = { ...reminder, timeZone: "America/New_York" };
  expect(reminderText(newYork).text).toContain("06:30, Eastern Standard Time (UTC-05:00)");
  const inSummer = { ...newYork, startsAt: new Date("2026-07-24T11:30:00Z") };
  expect(reminderText(inSummer).text).toContain("07:30, Eastern Daylight Time (UTC-04:00)");
});

test.each(["UTC", "Not/AZone", ""])("tells the time in UTC for the zone %j", (timeZone) => {
  expect(reminderText({ ...reminder, timeZone }).text).toContain("\n11:30 UTC\n");
});

test("says whom to call, where a number is known", () => {
  expect(reminderText(reminder).text).toContain("please call the clinic: +1 555 0100\n");
  expect(reminderText({ ...reminder, clinicPhone: null }).text).toContain("please call the clinic.");
});

test.each(locales)("is whole in %s", (language) => {
  const { subject, text } = reminderText({ ...reminder, language });
  expect(subject).toContain("2026");
  expect(text).toContain("Harbor Street Clinic");
  expect(text).toContain("14:30");
  expect(text).toContain("(UTC+03:00)");
  expect(`${subject}${text}`).not.toMatch(/[{}]/);
});

test("is in English for a language that there is not", () => {
  expect(reminderText({ ...reminder, language: "tlh" })).toEqual(reminderText(reminder));
});
