import { LoaderCircle } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "#components/ui/class-names.ts";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "regular" | "large";

export interface ButtonProps extends ComponentProps<"button"> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
  /** Shows that the press was taken and ignores further ones; the button keeps the focus. */
  busy?: boolean;
}

export function Button({
  variant = "secondary",
  size = "regular",
  icon,
  busy = false,
  type = "button",
  className,
  onClick,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type={busy ? "button" : type}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? undefined : onClick}
      className={classNames(buttonStyle({ variant, size }), className)}
      {...rest}
    >
      {busy ? <LoaderCircle aria-hidden className="size-5 shrink-0 animate-spin" /> : icon}
      {children}
    </button>
  );
}

/** For links that look like buttons. */
export function buttonStyle({
  variant = "secondary",
  size = "regular",
}: {
  variant?: ButtonVariant;
  size?: ButtonSize;
}): string {
  return classNames(
    "inline-flex items-center justify-center gap-2 rounded-xl text-center font-semibold transition-colors select-none",
    "disabled:opacity-55 aria-busy:opacity-80",
    size === "large" ? "min-h-14 px-6 py-3 text-lg" : "min-h-11 px-4 py-2 text-base",
    variantStyle[variant],
  );
}

const variantStyle: Record<ButtonVariant, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-hover",
  secondary: "border border-edge bg-surface text-ink hover:bg-sunken",
  quiet: "text-accent underline-offset-4 hover:bg-sunken",
  danger: "bg-danger text-on-danger hover:bg-danger-hover",
};
