"use client";

import { Download } from "lucide-react";
import { useId, useState } from "react";
import { useTranslations } from "use-intl/react";
import { useProblemText } from "#components/language/use-problem-text.ts";
import { useReader } from "#components/language/use-reader.ts";
import { ReportDetails } from "#components/reports/report-details.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { downloadReport } from "#components/visit/download-report.ts";
import { useNow } from "#components/visit/use-now.ts";
import { dayAndTime, duration } from "#lib/client/visit-time.ts";
import type { TechnicalReportSummary } from "#lib/wire/technical-report.ts";

export interface ReportCardProps {
  report: TechnicalReportSummary;
  isOpen: boolean;
  onToggle: () => void;
}

/** One stay in the call: whose, when, how long, and more on demand. */
export function ReportCard({ report, isOpen, onToggle }: ReportCardProps) {
  const t = useTranslations("reports");
  const now = useNow();
  const reader = useReader();
  const problemText = useProblemText();
  /** Why the last download did not work. */
  const [problem, setProblem] = useState<unknown>(null);
  const id = useId();
  const lastedMs = Math.max(0, Date.parse(report.ended_at) - Date.parse(report.started_at));
  return (
    <article aria-labelledby={id} className="rounded-2xl border border-line bg-surface">
      <div className="flex flex-wrap items-center gap-3 p-4 sm:px-6">
        <div className="min-w-0 flex-1 basis-56">
          <h2 id={id} className="flex flex-wrap items-center gap-2 text-lg font-semibold">
            {t(`roles.${report.role}`)}
            {report.error_count > 0 && (
              <Badge tone="attention">{t("errorCount", { count: report.error_count })}</Badge>
            )}
          </h2>
          <p className="text-muted first-letter:uppercase">
            {now && dayAndTime(new Date(report.started_at), now, reader)}, {duration(lastedMs, reader)}
          </p>
        </div>
        <Button onClick={onToggle} aria-expanded={isOpen}>
          {isOpen ? t("hide") : t("show")}
        </Button>
        <Button
          icon={<Download aria-hidden className="size-5" />}
          onClick={() => downloadReport(report).then(() => setProblem(null), setProblem)}
        >
          {t("download")}
        </Button>
      </div>
      {problem !== null && <Banner tone="attention">{problemText(problem)}</Banner>}
      {isOpen && <ReportDetails report={report} />}
    </article>
  );
}
