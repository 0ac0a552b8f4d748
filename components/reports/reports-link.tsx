"use client";

import Link from "next/link";
import { useTranslations } from "use-intl/react";
import { buttonStyle } from "#components/ui/button.tsx";

/** Below a visit, for administrators. */
export function ReportsLink({ visitId }: { visitId: string }) {
  const t = useTranslations("reports");
  return (
    <nav className="mx-auto w-full max-w-5xl px-4 pb-8">
      <Link href={`/consultations/${visitId}/technical-reports`} className={buttonStyle({})}>
        {t("title")}
      </Link>
    </nav>
  );
}
