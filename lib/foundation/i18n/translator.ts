import type { Messages, NamespaceKeys, NestedKeyOf } from "use-intl/core";
import { requestLocale } from "#lib/foundation/i18n/request-locale.ts";
import { translatorFor } from "#lib/foundation/i18n/translator-for.ts";

/** The words of one part of a catalogue, for what is drawn on the server: `const t = await translator("account.signIn")`. */
export async function translator<Namespace extends NamespaceKeys<Messages, NestedKeyOf<Messages>>>(
  namespace: Namespace,
) {
  return translatorFor(await requestLocale(), namespace);
}
