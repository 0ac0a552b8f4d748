/** The languages of the pages, and which one a reader gets. Browser-safe. */

export const locales = ["en", "sw", "fr", "es"] as const;
export type Locale = (typeof locales)[number];

export const defaultLocale: Locale = "en";

/** Each in its own language: who looks for theirs may not read the present one. */
export const localeNames: Record<Locale, string> = {
  en: "English",
  sw: "Kiswahili",
  fr: "Français",
  es: "Español",
};

/** The cookie with the chosen language. It names no person. */
export const localeCookie = "panacare_language";

export function isLocale(text: string | undefined): text is Locale {
  return text !== undefined && (locales as readonly string[]).includes(text);
}

/** Right to left for the scripts that are written so; none of today's languages is. */
export function directionOf(locale: string): "ltr" | "rtl" {
  return /^(ar|dv|fa|he|ps|ur|yi)\b/.test(locale) ? "rtl" : "ltr";
}

/**
 * The chosen language, or the first that the browser asks for and we have, or English.
 * @param acceptLanguage the request's header: tags with weights (RFC 9110, section 12.5.4), best first where they are equal
 */
export function negotiateLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(chosen)) return chosen;
  const wanted = (acceptLanguage ?? "")
    .split(",")
    .map((entry) => {
      const [tag = "", ...parameters] = entry.trim().toLowerCase().split(";");
      const weight = parameters.map((each) => each.trim()).find((each) => each.startsWith("q="));
      return { language: tag.split("-", 1)[0], weight: weight ? Number(weight.slice(2)) : 1 };
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight);
  return wanted.map(({ language }) => language).find(isLocale) ?? defaultLocale;
}

/**
 * The language with the reader's region, which decides between 14:30 and 2:30 PM and the order of day and month: of a
 * page in English, a browser set to en-US, sw-KE gets en-US.
 */
export function regionalLocale(locale: Locale, browserLanguages: readonly string[]): string {
  const regional = browserLanguages.find((language) => language.startsWith(`${locale}-`));
  return regional ?? (locale === "en" ? "en-GB" : locale);
}
