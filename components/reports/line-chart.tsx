"use client";

import { useLocale, useTranslations } from "use-intl/react";

export interface Series {
  label: string;
  /** In the order of x. Where y is null the line has a gap. */
  points: readonly { x: number; y: number | null }[];
}

export interface LineChartProps {
  title: string;
  /** One or two, told apart by color and by dashes. */
  series: readonly Series[];
  formatX: (x: number) => string;
}

const width = 480;
const height = 150;
const margin = { start: 52, end: 12, top: 10, bottom: 24 };

/** Of the three times below the chart: none is cut. */
const anchors = ["start", "middle", "end"] as const;

const strokes = [
  { className: "stroke-accent", dashes: undefined },
  { className: "stroke-attention-ink", dashes: "6 4" },
] as const;

/** A small chart for the eye, and for the ear a sentence for each of its lines. */
export function LineChart({ title, series, formatX }: LineChartProps) {
  const t = useTranslations("reports.quality");
  const number = new Intl.NumberFormat(useLocale(), { maximumFractionDigits: 1 });
  const shown = series.filter(({ points }) => points.some(({ y }) => y !== null));
  const lastX = Math.max(...series.flatMap(({ points }) => points.map(({ x }) => x)), 1);
  const topY = niceTop(Math.max(...series.flatMap(({ points }) => points.map(({ y }) => y ?? 0))));
  const place = {
    x: (x: number) => margin.start + (x / lastX) * (width - margin.start - margin.end),
    y: (y: number) => height - margin.bottom - (y / topY) * (height - margin.top - margin.bottom),
  };
  const spoken = shown
    .map(({ label, points }) => t("spoken", { label, ...spread(points, number) }))
    .join(" ");
  return (
    <figure className="flex flex-col gap-1">
      <figcaption className="flex flex-wrap gap-x-4">
        <span className="font-medium">{title}</span>
        {series.length > 1 &&
          shown.map(({ label }) => <Key key={label} label={label} index={indexOf(series, label)} />)}
      </figcaption>
      {shown.length === 0 ? (
        <p className="text-muted">{t("notMeasured")}</p>
      ) : (
        <svg
          role="img"
          aria-label={`${title}. ${spoken}`}
          viewBox={`0 0 ${width} ${height}`}
          className="w-full"
        >
          {[0, topY / 2, topY].map((y) => (
            <g key={y}>
              <line
                x1={margin.start}
                x2={width - margin.end}
                y1={place.y(y)}
                y2={place.y(y)}
                className="stroke-line"
              />
              <text x={margin.start - 8} y={place.y(y) + 4} textAnchor="end" className="fill-muted text-xs">
                {number.format(y)}
              </text>
            </g>
          ))}
          {[0, lastX / 2, lastX].map((x, index) => (
            <text
              key={x}
              x={place.x(x)}
              y={height - 6}
              textAnchor={anchors[index]}
              className="fill-muted text-xs"
            >
              {formatX(x)}
            </text>
          ))}
          {series.map(({ label, points }, index) => (
            <path
              key={label}
              d={pathOf(points, place)}
              fill="none"
              strokeWidth={2}
              strokeLinecap="round"
              strokeLinejoin="round"
              strokeDasharray={strokes[index]?.dashes}
              className={strokes[index]?.className}
            />
          ))}
        </svg>
      )}
    </figure>
  );
}

function Key({ label, index }: { label: string; index: number }) {
  const stroke = strokes[index];
  return (
    <span className="flex items-center gap-2 text-muted">
      <svg aria-hidden viewBox="0 0 28 4" className="w-7">
        <line
          x1={1}
          x2={27}
          y1={2}
          y2={2}
          strokeWidth={3}
          strokeDasharray={stroke?.dashes}
          className={stroke?.className}
        />
      </svg>
      {label}
    </span>
  );
}

function indexOf(series: readonly Series[], label: string): number {
  return series.findIndex((each) => each.label === label);
}

/** A line through what was measured, interrupted where nothing was. One measurement alone is a dot. */
export function pathOf(
  points: Series["points"],
  place: { x: (x: number) => number; y: (y: number) => number },
): string {
  let isDrawing = false;
  const steps = points.map(({ x, y }) => {
    if (y === null) {
      isDrawing = false;
      return "";
    }
    const step = `${isDrawing ? "L" : "M"}${place.x(x).toFixed(1)} ${place.y(y).toFixed(1)}`;
    const start = isDrawing ? "" : "h0";
    isDrawing = true;
    return step + start;
  });
  return steps.join("");
}

/** The next of 1, 2, 5, 10, 20, 50 … that holds the highest value. */
export function niceTop(highest: number): number {
  if (highest <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(highest));
  const step = [1, 2, 5, 10].find((factor) => factor * power >= highest) ?? 10;
  return step * power;
}

function spread(points: Series["points"], number: Intl.NumberFormat) {
  const values = points.flatMap(({ y }) => y ?? []).toSorted((a, b) => a - b);
  const at = (share: number) => number.format(values[Math.floor((values.length - 1) * share)] ?? 0);
  return { lowest: at(0), usual: at(0.5), highest: at(1) };
}
