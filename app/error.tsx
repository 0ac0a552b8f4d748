"use client";

import { useTranslations } from "use-intl/react";
import { PageMessage } from "#components/account/page-message.tsx";
import { Button } from "#components/ui/button.tsx";

export default function ErrorPage({ error }: { error: Error & { digest?: string } }) {
  const t = useTranslations("common");
  return (
    <PageMessage title={t("failed.title")}>
      <p>{t("failed.detail")}</p>
      {error.digest && <p className="text-muted">{t("failed.number", { number: error.digest })}</p>}
      <Button variant="primary" onClick={() => window.location.reload()}>
        {t("loadAgain")}
      </Button>
    </PageMessage>
  );
}
