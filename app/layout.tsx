import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { Translations } from "#app/translations.tsx";
import { translator } from "#lib/foundation/i18n/translator.ts";
import "#app/globals.css";
import { requestLocale } from "#lib/foundation/i18n/request-locale.ts";
import { directionOf } from "#lib/wire/locales.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator("common.titles");
  return {
    title: { default: "Panacare", template: "%s · Panacare" },
    description: t("description"),
    // A join link's path names a visit: no other site and no search engine learns of it.
    referrer: "no-referrer",
    robots: { index: false, follow: false },
    formatDetection: { telephone: false, date: false, address: false, email: false },
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f6f4f0" },
    { media: "(prefers-color-scheme: dark)", color: "#171613" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // The content security policy has a nonce per request, which only a page drawn per request can carry.
  await connection();
  const locale = await requestLocale();
  return (
    <html lang={locale} dir={directionOf(locale)}>
      <body className="font-sans antialiased">
        <Translations of={[]}>{children}</Translations>
      </body>
    </html>
  );
}
