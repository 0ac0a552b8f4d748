import type { Messages } from "use-intl/core";
import { en } from "#lib/wire/i18n/messages/en/en.ts";
import { es } from "#lib/wire/i18n/messages/es/es.ts";
import { fr } from "#lib/wire/i18n/messages/fr/fr.ts";
import { sw } from "#lib/wire/i18n/messages/sw/sw.ts";
import type { Catalogue } from "#lib/wire/i18n/translated.ts";
import type { Locale } from "#lib/wire/locales.ts";

/** For the server alone: a browser gets the parts that its page names (app/translations.tsx). */
export const catalogues: Record<Locale, Catalogue> = { en, sw, fr, es };

/**
 * The catalogue with the types of the English one, from which TypeScript reads which arguments a message takes. That the
 * others take the same is tested (catalogues.test.ts).
 */
export function catalogueOf(locale: Locale): Messages {
  return catalogues[locale] as Messages;
}
