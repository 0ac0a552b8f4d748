import { cookies, headers } from "next/headers";
import { cache } from "react";
import { type Locale, localeCookie, negotiateLocale } from "#lib/wire/locales.ts";

/** The language of the page being drawn. */
export const requestLocale = cache(async (): Promise<Locale> => {
  const [jar, sent] = await Promise.all([cookies(), headers()]);
  return negotiateLocale(jar.get(localeCookie)?.value, sent.get("accept-language"));
});
