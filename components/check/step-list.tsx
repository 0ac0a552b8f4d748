import { useTranslations } from "use-intl/react";
import type { Step } from "#components/check/check-steps.ts";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";

const tones: Record<Step["status"], BadgeTone> = {
  waiting: "neutral",
  running: "attention",
  good: "accent",
  fair: "attention",
  bad: "danger",
  skipped: "neutral",
};

export function StepList({ steps }: { steps: readonly Step[] }) {
  const t = useTranslations("check");
  return (
    <ul className="flex flex-col divide-y divide-line rounded-2xl border border-line bg-surface px-4">
      {steps.map(({ name, status, detail }) => (
        <li key={name} className="flex min-h-12 flex-wrap items-center justify-between gap-x-3 py-2">
          <span className="font-medium">{t(`steps.${name}`)}</span>
          <span className="flex items-center gap-3">
            {(status === "good" || status === "fair") && name !== "browser" && detail && (
              <span className="text-muted tabular-nums">{detail}</span>
            )}
            <Badge tone={tones[status]}>{t(`statuses.${status}`)}</Badge>
          </span>
        </li>
      ))}
    </ul>
  );
}
