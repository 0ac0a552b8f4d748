import { createTranslator, type Messages, type NamespaceKeys, type NestedKeyOf } from "use-intl/core";
import { catalogueOf } from "#lib/i18n/catalogues.ts";
import { requestLocale } from "#lib/i18n/request-locale.ts";

/** The words of one part of a catalogue, for what is drawn on the server: `const t = await translator("account.signIn")`. */
export async function translator<Namespace extends NamespaceKeys<Messages, NestedKeyOf<Messages>>>(
  namespace: Namespace,
) {
  const locale = await requestLocale();
  return createTranslator({ locale, messages: catalogueOf(locale), namespace });
}
