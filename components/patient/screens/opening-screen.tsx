"use client";

import { useTranslations } from "use-intl/react";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { VisitorScreen } from "#components/visit/visitor-screen.tsx";

export function OpeningScreen() {
  const t = useTranslations("patient.opening");
  return (
    <VisitorScreen title={t("title")}>
      <p role="status">{t("wait")}</p>
      <Skeleton className="h-24 w-full" />
      <Skeleton className="h-14 w-full" />
    </VisitorScreen>
  );
}
