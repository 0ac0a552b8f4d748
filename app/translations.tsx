import type { ReactNode } from "react";
import type { Messages } from "use-intl/core";
import { IntlProvider } from "#components/language/intl-provider.tsx";
import { catalogueOf } from "#lib/foundation/i18n/catalogues.ts";
import { requestLocale } from "#lib/foundation/i18n/request-locale.ts";
import type { Namespace } from "#lib/wire/i18n/translated.ts";

/** Sends the browser the words that this page needs, in the reader's language; those of every page come along. */
export async function Translations({ of, children }: { of: readonly Namespace[]; children: ReactNode }) {
  const locale = await requestLocale();
  const catalogue = catalogueOf(locale);
  const messages: Partial<Messages> = Object.fromEntries(
    ["common" as const, ...of].map((namespace) => [namespace, catalogue[namespace]]),
  );
  return (
    <IntlProvider locale={locale} messages={messages}>
      {children}
    </IntlProvider>
  );
}
