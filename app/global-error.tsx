"use client";

import "#app/globals.css";
import { PageMessage } from "#components/account/page-message.tsx";
import { Button } from "#components/ui/button.tsx";

/** Stands in for the layout itself when that fails, and so has no catalogue to take its words from. */
export default function GlobalErrorPage({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <head>
        <title>Panacare</title>
      </head>
      <body className="font-sans antialiased">
        <PageMessage title="This page could not be shown">
          <p>Something went wrong on our side. Your visit is not lost. Please load the page again.</p>
          {error.digest && (
            <p className="text-muted">If it happens again, tell us this number: {error.digest}</p>
          )}
          <Button variant="primary" onClick={() => window.location.reload()}>
            Load the page again
          </Button>
        </PageMessage>
      </body>
    </html>
  );
}
