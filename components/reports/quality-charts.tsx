"use client";

import { useLocale, useTranslations } from "use-intl/react";
import { clockOf } from "#components/reports/clock-of.ts";
import { LineChart, type Series } from "#components/reports/line-chart.tsx";
import type { QualitySample } from "#lib/wire/technical-report.ts";

type Measure = Exclude<keyof QualitySample, "at_seconds">;

/** Each with its own scale, one below the other: what happened at the same time stands in one column. */
const charts: readonly {
  name: "delay" | "loss" | "rate" | "frames" | "level";
  measures: readonly Measure[];
}[] = [
  { name: "delay", measures: ["rtt_ms", "jitter_ms"] },
  { name: "loss", measures: ["loss_in_percent", "loss_out_percent"] },
  { name: "rate", measures: ["kbps_in", "kbps_out"] },
  { name: "frames", measures: ["frames_per_second"] },
  { name: "level", measures: ["level"] },
];

/** The quality over time. Who does not see it hears what is lowest, usual and highest; the numbers are in a table below. */
export function QualityCharts({ samples }: { samples: readonly QualitySample[] }) {
  const t = useTranslations("reports.quality");
  if (samples.length === 0) return <p>{t("none")}</p>;
  return (
    <section className="flex flex-col gap-5">
      <h3 className="font-semibold">{t("title")}</h3>
      <div className="grid gap-5 lg:grid-cols-2">
        {charts.map(({ name, measures }) => (
          <LineChart
            key={name}
            title={t(`charts.${name}`)}
            series={measures.map(
              (measure): Series => ({
                label: t(`measures.${measure}`),
                points: samples.map((sample) => ({ x: sample.at_seconds, y: sample[measure] })),
              }),
            )}
            formatX={clockOf}
          />
        ))}
      </div>
      <SampleTable samples={samples} />
    </section>
  );
}

const columns = charts.flatMap(({ measures }) => measures);

function SampleTable({ samples }: { samples: readonly QualitySample[] }) {
  const t = useTranslations("reports.quality");
  const number = new Intl.NumberFormat(useLocale(), { maximumFractionDigits: 1 });
  return (
    <details>
      <summary className="min-h-11 cursor-pointer py-2 font-medium">{t("table")}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
      <section className="overflow-x-auto" tabIndex={0} aria-label={t("table")}>
        <table className="w-full text-end tabular-nums">
          <thead>
            <tr>
              <th scope="col" className="p-2 font-medium">
                {t("time")}
              </th>
              {columns.map((measure) => (
                <th key={measure} scope="col" className="p-2 font-medium">
                  {t(`measures.${measure}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {samples.map((sample) => (
              <tr key={sample.at_seconds} className="border-t border-line">
                <th scope="row" className="p-2 font-normal">
                  {clockOf(sample.at_seconds)}
                </th>
                {columns.map((measure) => (
                  <td key={measure} className="p-2">
                    {sample[measure] === null ? "–" : number.format(sample[measure])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
