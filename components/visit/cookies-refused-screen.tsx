"use client";

import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button.tsx";
import { VisitorScreen } from "#components/visit/visitor-screen.tsx";

/** The way in is closed by the visitor's own browser. */
export function CookiesRefusedScreen({ onRetry }: { onRetry: () => void }) {
  const t = useTranslations("visit.cookiesRefused");
  const tCommon = useTranslations("common");
  return (
    <VisitorScreen title={t("title")}>
      <p>{t("detail")}</p>
      <Button variant="primary" size="large" onClick={onRetry}>
        {tCommon("tryAgain")}
      </Button>
    </VisitorScreen>
  );
}
