import type { ReactNode } from "react";
import { classNames } from "#components/ui/class-names.ts";

export interface ControlButtonProps {
  label: string;
  icon: ReactNode;
  onClick: () => void;
  /** For a button that switches something. */
  isPressed?: boolean;
  /** Drawn inverted, so that "you cannot be heard" or "seen" is noticed. By default: while it is pressed. */
  isOff?: boolean;
  tone?: "neutral" | "danger" | "danger-outline";
}

/** A large button of the call: a sign and its word. */
export function ControlButton({
  label,
  icon,
  onClick,
  isPressed,
  isOff = isPressed,
  tone = "neutral",
}: ControlButtonProps) {
  return (
    <button
      type="button"
      aria-pressed={isPressed}
      onClick={onClick}
      className={classNames(
        "flex min-h-16 min-w-16 flex-1 flex-col items-center justify-center gap-1 rounded-xl px-1 py-2 font-semibold transition-colors select-none sm:min-w-18 sm:flex-none sm:px-3",
        isOff ? "bg-ink text-canvas" : toneStyle[tone],
      )}
    >
      {icon}
      <span className="text-sm leading-tight">{label}</span>
    </button>
  );
}

const toneStyle = {
  neutral: "bg-sunken text-ink hover:bg-line",
  danger: "bg-danger text-on-danger hover:bg-danger-hover",
  "danger-outline": "border border-danger-ink text-danger-ink hover:bg-danger-soft",
};
