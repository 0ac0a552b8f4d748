"use client";

import { useTranslations } from "use-intl/react";
import { clockOf } from "#components/reports/clock-of.ts";
import type { NewTechnicalReport } from "#lib/wire/technical-report.ts";

interface Entry {
  atSeconds: number;
  text: string;
  isError?: boolean;
}

/** What happened during the stay, in the order of its times: paths of the media, events, errors with their codes. */
export function ReportCourse({ report }: { report: NewTechnicalReport }) {
  const t = useTranslations("reports.course");
  const entries: Entry[] = [
    ...report.paths.map(({ at_seconds: atSeconds, local, remote, protocol, relay_protocol: relay }) => ({
      atSeconds,
      text: t("path", { local, remote, protocol, relay: relay ?? "none" }),
    })),
    ...report.events.map(({ at_seconds: atSeconds, event }) => ({ atSeconds, text: t(`events.${event}`) })),
    ...report.errors.map(({ at_seconds: atSeconds, code }) => ({
      atSeconds,
      text: t("error", { code: String(code) }),
      isError: true,
    })),
  ].toSorted((a, b) => a.atSeconds - b.atSeconds);
  return (
    <section className="flex flex-col gap-3">
      <h3 className="font-semibold">{t("title")}</h3>
      <ol className="flex flex-col gap-1">
        {entries.map(({ atSeconds, text, isError }) => (
          <li key={`${atSeconds} ${text}`} className="grid grid-cols-[4.5rem_1fr] gap-3">
            <span className="text-muted tabular-nums">{clockOf(atSeconds)}</span>
            <span className={isError ? "font-semibold text-danger-ink" : undefined}>{text}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
