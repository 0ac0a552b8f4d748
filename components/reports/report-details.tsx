"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl/react";
import { useProblemText } from "#components/language/use-problem-text.ts";
import { QualityCharts } from "#components/reports/quality-charts.tsx";
import { ReportCourse } from "#components/reports/report-course.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { callApi } from "#lib/client/api.ts";
import type { NewTechnicalReport, TechnicalReportSummary } from "#lib/wire/technical-report.ts";

/** The whole report, read when it is opened: that somebody read it is written down. */
export function ReportDetails({
  report: { consultation_id: visitId, id },
}: {
  report: TechnicalReportSummary;
}) {
  const problemText = useProblemText();
  const [report, setReport] = useState<NewTechnicalReport | null>(null);
  const [problem, setProblem] = useState<unknown>(null);

  useEffect(() => {
    callApi("GET /api/consultations/{id}/technical_reports/{report_id}/", {
      params: { id: visitId, report_id: id },
    }).then((read) => setReport(read.report), setProblem);
  }, [visitId, id]);

  return (
    <div className="flex flex-col gap-6 border-t border-line p-4 sm:p-6">
      {problem !== null && <Banner tone="attention">{problemText(problem)}</Banner>}
      {!report && problem === null && <Skeleton className="h-40 w-full" />}
      {report && (
        <>
          <QualityCharts samples={report.samples} />
          <ReportCourse report={report} />
          <Equipment report={report} />
        </>
      )}
    </div>
  );
}

function Equipment({ report }: { report: NewTechnicalReport }) {
  const t = useTranslations("reports.equipment");
  const { browser, devices, sdk, ice_provider: provider } = report;
  const rows: [string, string][] = [
    [t("browser"), browser.user_agent],
    [t("screen"), `${browser.screen.width} × ${browser.screen.height}`],
    [t("network"), browser.network ?? t("unknown")],
    [t("relays"), provider ?? t("unknown")],
    [t("software"), sdk],
    ...devices.map(({ kind, label }): [string, string] => [t(kind), label]),
  ];
  return (
    <section className="flex flex-col gap-3">
      <h3 className="font-semibold">{t("title")}</h3>
      <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[auto_1fr]">
        {rows.map(([label, value]) => (
          <div key={`${label} ${value}`} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd className="min-w-0 wrap-anywhere">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
