import type { ReactNode } from "react";
import { classNames } from "#components/ui/class-names.ts";

export interface ControlButtonProps {
  label: string;
  icon: ReactNode;
  onClick: () => void;
  /** For a button that switches something. */
  isPressed?: boolean;
  /** Drawn inverted, so that "you cannot be heard" or "seen" is noticed. By default: while it is pressed. */
  isOff?: boolean | undefined;
  /** accent: what it opened is open. */
  tone?: "neutral" | "accent" | "danger" | "danger-outline";
  /** A number at its corner, and what it means in words. */
  note?: { text: string; spoken: string } | undefined;
}

/** A large button of the call: a sign and its word. Five stand beside each other on a screen of 320 px. */
export function ControlButton({
  label,
  icon,
  onClick,
  isPressed,
  isOff = isPressed,
  tone = "neutral",
  note,
}: ControlButtonProps) {
  return (
    <button
      type="button"
      aria-pressed={isPressed}
      aria-label={note && `${label}, ${note.spoken}`}
      onClick={onClick}
      className={classNames(
        "relative flex min-h-16 min-w-11 flex-1 flex-col items-center justify-center gap-1 rounded-xl px-0.5 py-2 font-semibold transition-colors select-none min-[22.5rem]:min-w-14 sm:px-3 md:min-w-18 md:flex-none",
        isOff ? "bg-ink text-canvas" : toneStyle[tone],
      )}
    >
      {icon}
      <span className="text-xs leading-tight min-[22.5rem]:text-sm">{label}</span>
      {note && (
        <span className="absolute top-1 end-1 min-w-6 rounded-full bg-attention px-1.5 text-sm text-on-attention">
          {note.text}
        </span>
      )}
    </button>
  );
}

const toneStyle = {
  neutral: "bg-sunken text-ink hover:bg-line",
  accent: "bg-accent-soft text-accent",
  danger: "bg-danger text-on-danger hover:bg-danger-hover",
  "danger-outline": "border border-danger-ink text-danger-ink hover:bg-danger-soft",
};
