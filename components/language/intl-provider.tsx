"use client";

import type { ReactNode } from "react";
import type { Messages } from "use-intl/core";
import { IntlProvider as UseIntlProvider } from "use-intl/react";
import type { Locale } from "#lib/i18n/locales.ts";

export interface IntlProviderProps {
  locale: Locale;
  messages: Partial<Messages>;
  children: ReactNode;
}

/** Gives what is inside of it its language. A missing word is a mistake of ours: it is reported like any other. */
export function IntlProvider({ locale, messages, children }: IntlProviderProps) {
  return (
    <UseIntlProvider locale={locale} messages={messages} onError={reportError}>
      {children}
    </UseIntlProvider>
  );
}
