"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { useProblemText } from "#components/language/use-problem-text.ts";
import { useReader } from "#components/language/use-reader.ts";
import { Button } from "#components/ui/button.tsx";
import { downloadReport } from "#components/visit/download-report.ts";
import { callApi } from "#lib/client/api.ts";
import { timeOfDay } from "#lib/client/visit-time.ts";
import type { TechnicalReportSummary } from "#lib/wire/technical-report.ts";

/** The technical reports that this patient's browser sent. Loaded when opened, because the last one may still be arriving. */
export function OwnReports({ visitId }: { visitId: string }) {
  const t = useTranslations("after.reports");
  const reader = useReader();
  const problemText = useProblemText();
  const [reports, setReports] = useState<readonly TechnicalReportSummary[] | null>(null);
  const [problem, setProblem] = useState<unknown>(null);

  async function attempt(work: () => Promise<void>) {
    setProblem(null);
    await work().catch(setProblem);
  }

  const read = () =>
    attempt(async () => {
      const { results } = await callApi("GET /api/consultations/{id}/technical_reports/", {
        params: { id: visitId },
      });
      setReports(results);
    });

  return (
    <details
      className="rounded-2xl border border-line bg-surface px-4 sm:px-6"
      onToggle={({ currentTarget }) => currentTarget.open && void read()}
    >
      <summary className="min-h-11 cursor-pointer py-3 font-semibold">{t("title")}</summary>
      <div className="flex flex-col items-start gap-3 pb-4 text-base">
        <p>{t("explanation")}</p>
        <p role="status">
          {problem !== null && problemText(problem)}
          {problem === null && reports?.length === 0 && t("none")}
        </p>
        {reports?.map((report) => (
          <Button
            key={report.id}
            icon={<Download aria-hidden className="size-5" />}
            onClick={() => void attempt(() => downloadReport(report))}
          >
            {t("download", { time: timeOfDay(new Date(report.started_at), reader) })}
          </Button>
        ))}
      </div>
    </details>
  );
}
