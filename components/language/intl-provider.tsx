"use client";

import type { ReactNode } from "react";
import type { Messages } from "use-intl/core";
import { IntlProvider as UseIntlProvider } from "use-intl/react";
import type { Locale } from "#lib/wire/locales.ts";

export interface IntlProviderProps {
  locale: Locale;
  messages: Partial<Messages>;
  children: ReactNode;
}

/** Gives what is inside of it its language. */
export function IntlProvider({ locale, messages, children }: IntlProviderProps) {
  return (
    // It wants a zone. Times are not its part here: lib/client/visit-time.ts writes them in the reader's own.
    <UseIntlProvider locale={locale} messages={messages} timeZone="UTC" onError={reportMissingWord}>
      {children}
    </UseIntlProvider>
  );
}

/** A mistake of ours, which the browser reports like any other. On the server the page fails, so that it is found. */
function reportMissingWord(error: Error): void {
  if (typeof window === "undefined") throw error;
  reportError(error);
}
