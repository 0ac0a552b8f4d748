"use client";

import ErrorPage from "#app/error.tsx";
import "#app/globals.css";

/** Stands in for the layout itself when that fails. */
export default function GlobalErrorPage({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <head>
        <title>Panacare</title>
      </head>
      <body className="font-sans antialiased">
        <ErrorPage error={error} />
      </body>
    </html>
  );
}
