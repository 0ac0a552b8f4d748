import { createTranslator, type Messages, type NamespaceKeys, type NestedKeyOf } from "use-intl/core";
import { catalogueOf } from "#lib/foundation/i18n/catalogues.ts";
import type { Locale } from "#lib/wire/locales.ts";

/** The words of one part of a catalogue in a language that is known: for mails. Pages have `translator`. */
export function translatorFor<Namespace extends NamespaceKeys<Messages, NestedKeyOf<Messages>>>(
  locale: Locale,
  namespace: Namespace,
) {
  return createTranslator({ locale, messages: catalogueOf(locale), namespace });
}
