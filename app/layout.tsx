import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";
import "#app/globals.css";

export const metadata: Metadata = {
  title: { default: "Panacare", template: "%s · Panacare" },
  description: "Video visits with your clinic",
  // A join link's path names a visit: no other site and no search engine learns of it.
  referrer: "no-referrer",
  robots: { index: false, follow: false },
  formatDetection: { telephone: false, date: false, address: false, email: false },
};

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
  return (
    <html lang="en">
      <body className="font-sans antialiased">{children}</body>
    </html>
  );
}
