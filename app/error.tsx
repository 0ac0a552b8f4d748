"use client";

import { PageMessage } from "#components/account/page-message.tsx";
import { Button } from "#components/ui/button.tsx";

export default function ErrorPage({ error }: { error: Error & { digest?: string } }) {
  return (
    <PageMessage title="This page could not be shown">
      <p>Something went wrong on our side. Your visit is not lost. Please load the page again.</p>
      {error.digest && <p className="text-muted">If it happens again, tell us this number: {error.digest}</p>}
      <Button variant="primary" onClick={() => window.location.reload()}>
        Load the page again
      </Button>
    </PageMessage>
  );
}
