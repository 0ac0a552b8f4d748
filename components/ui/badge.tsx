import type { ReactNode } from "react";
import { classNames } from "#components/ui/class-names.ts";

export type BadgeTone = "neutral" | "accent" | "attention" | "danger";

export function Badge({ tone = "neutral", children }: { tone?: BadgeTone; children: ReactNode }) {
  return (
    <span
      className={classNames(
        "inline-flex items-center gap-1.5 rounded-full px-2.5 py-0.5 text-sm font-medium",
        toneStyle[tone],
      )}
    >
      {children}
    </span>
  );
}

const toneStyle: Record<BadgeTone, string> = {
  neutral: "bg-sunken text-ink",
  accent: "bg-accent-soft text-accent",
  attention: "bg-attention-soft text-attention-ink",
  danger: "bg-danger-soft text-danger-ink",
};
