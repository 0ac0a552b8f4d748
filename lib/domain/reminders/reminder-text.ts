import { translatorFor } from "#lib/foundation/i18n/translator-for.ts";
import { defaultLocale, isLocale, regionalLocale } from "#lib/wire/locales.ts";

interface Reminder {
  clinicName: string;
  clinicPhone: string | null;
  startsAt: Date;
  /** The clinic's, as is the language: the patient's are not known. */
  timeZone: string;
  language: string;
}

/**
 * Writes a reminder. Mail is read on locked screens and in shared mailboxes, so it names clinic and time, and no patient,
 * doctor or reason. It cannot repeat the join link, because its secret is stored nowhere; it says where to find it.
 */
export function reminderText({ clinicName, clinicPhone, startsAt, timeZone, language }: Reminder) {
  const locale = isLocale(language) ? language : defaultLocale;
  const t = translatorFor(locale, "mail.reminder");
  const { day, time } = dayAndTime(startsAt, timeZone, regionalLocale(locale, []));
  const paragraphs = [
    t("greeting"),
    t("visit", { clinic: clinicName }),
    `${day}\n${time}`,
    t("join"),
    clinicPhone === null ? t("callWithoutPhone") : t("call", { phone: clinicPhone }),
    t("noReply"),
  ];
  return { subject: t("subject", { day }), text: `${paragraphs.join("\n\n")}\n` };
}

/** "Tuesday 24 November 2026" and "14:30, East Africa Time (UTC+03:00)": the name for people, the offset for certainty. */
function dayAndTime(at: Date, timeZone: string, locale: string): { day: string; time: string } {
  const zone = known(timeZone);
  const format = (options: Intl.DateTimeFormatOptions, language = locale) =>
    new Intl.DateTimeFormat(language, { timeZone: zone, ...options });
  const zoneName = (timeZoneName: "long" | "longOffset", language: string) =>
    format({ timeZoneName }, language)
      .formatToParts(at)
      .find(({ type }) => type === "timeZoneName")?.value ?? "";
  const offset = zoneName("longOffset", "en").replace("GMT", "UTC");
  const clock = format({ hour: "2-digit", minute: "2-digit" }).format(at);
  return {
    day: format({ dateStyle: "full" }).format(at),
    time: zone === "UTC" ? `${clock} UTC` : `${clock}, ${zoneName("long", locale)} (${offset})`,
  };
}

/** Falls back where this Node does not know the zone: the reminder must still go out. */
function known(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone;
  } catch {
    return "UTC";
  }
}
