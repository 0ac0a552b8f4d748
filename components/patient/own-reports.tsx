"use client";

import { Download } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl/react";
import { useReader } from "#components/language/use-reader.ts";
import { Button } from "#components/ui/button.tsx";
import { downloadReport } from "#components/visit/download-report.ts";
import { listTechnicalReports } from "#lib/http/visit-record-client.ts";
import type { TechnicalReportSummary } from "#lib/technical-reports/schemas.ts";
import { timeOfDay } from "#lib/time/visit-time.ts";

/** What this patient's browser has measured and sent: theirs to have. Nothing where there is none. */
export function OwnReports({ visitId }: { visitId: string }) {
  const t = useTranslations("after.reports");
  const reader = useReader();
  const reports = useOwnReports(visitId);
  if (reports.length === 0) return null;
  return (
    <details className="rounded-2xl border border-line bg-surface px-4 sm:px-6">
      <summary className="min-h-11 cursor-pointer py-3 font-semibold">{t("title")}</summary>
      <div className="flex flex-col items-start gap-3 pb-4">
        <p className="text-base">{t("explanation")}</p>
        {reports.map((report) => (
          <Button
            key={report.id}
            icon={<Download aria-hidden className="size-5" />}
            onClick={() => void downloadReport(report)}
          >
            {t("download", { time: timeOfDay(new Date(report.started_at), reader) })}
          </Button>
        ))}
      </div>
    </details>
  );
}

function useOwnReports(visitId: string): readonly TechnicalReportSummary[] {
  const [reports, setReports] = useState<readonly TechnicalReportSummary[]>([]);
  useEffect(() => {
    listTechnicalReports(visitId).then(
      ({ results }) => setReports(results),
      // An extra of the page: without it the page is whole.
      () => {},
    );
  }, [visitId]);
  return reports;
}
