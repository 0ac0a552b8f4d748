"use client";

import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { useProblemText } from "#components/language/use-problem-text.ts";
import { ReportCard } from "#components/reports/report-card.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { Button, buttonStyle } from "#components/ui/button.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { useReading } from "#components/ui/use-reading.ts";
import { callApi } from "#lib/client/api.ts";

const listReports = (id: string) =>
  callApi("GET /api/consultations/{id}/technical_reports/", { params: { id } });

/** How the connection was for each participant of a visit, stay by stay. */
export function ReportsPage({ visitId }: { visitId: string }) {
  const t = useTranslations("reports");
  const problemText = useProblemText();
  const { value, problem, again } = useReading(visitId, listReports);
  const reports = value?.results;
  const [openId, setOpenId] = useState<string | null>(null);
  return (
    <main className="mx-auto flex w-full max-w-5xl flex-col gap-6 px-4 py-6 sm:py-8">
      <h1 className="text-3xl font-semibold">{t("title")}</h1>
      <p className="max-w-prose text-muted">{t("explanation")}</p>
      {problem !== null && (
        <Banner tone="attention" action={<Button onClick={again}>{t("again")}</Button>}>
          {problemText(problem)}
        </Banner>
      )}
      {!reports && problem === null && <Skeleton className="h-24 w-full" />}
      {reports?.length === 0 && <p>{t("none")}</p>}
      {reports?.map((report) => (
        <ReportCard
          key={report.id}
          report={report}
          isOpen={report.id === openId}
          onToggle={() => setOpenId(report.id === openId ? null : report.id)}
        />
      ))}
      <Link href={`/consultations/${visitId}`} className={buttonStyle({ variant: "quiet" })}>
        {t("back")}
      </Link>
    </main>
  );
}
