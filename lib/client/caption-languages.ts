import type { CaptionLanguage } from "#lib/wire/vocabulary/caption-language.ts";

/** Each in its own language: who looks for theirs may not read that of the page. */
export const captionLanguageNames: Record<CaptionLanguage, string> = {
  "en-GB": "English (UK)",
  "en-US": "English (US)",
  "fr-FR": "Français",
  "es-ES": "Español (España)",
  "es-US": "Español (América)",
};

/**
 * What the reader most likely speaks with the others, of what can be captioned. English stands in for Swahili, and the
 * British for that of most of the world.
 * @param tag BCP 47, such as `es-MX`
 */
export function captionLanguageFor(tag: string): CaptionLanguage {
  const [language, region] = tag.split("-");
  if (language === "fr") return "fr-FR";
  if (language === "es") return region === undefined || region === "ES" ? "es-ES" : "es-US";
  return tag === "en-US" ? "en-US" : "en-GB";
}
