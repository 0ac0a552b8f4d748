import { useMemo } from "react";
import { useLocale, useTranslations } from "use-intl/react";
import type { Reader } from "#lib/client/visit-time.ts";
import { regionalLocale } from "#lib/wire/locales.ts";

/** How the one before this screen reads times. For what is drawn in the browser: the server knows no reader's zone. */
export function useReader(): Reader {
  const words = useTranslations("common.time");
  const locale = useLocale();
  return useMemo(
    () => ({ words, locale: regionalLocale(locale, globalThis.navigator?.languages ?? []) }),
    [words, locale],
  );
}
