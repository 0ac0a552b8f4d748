import type { ComponentProps, ReactNode } from "react";
import { type ButtonVariant, buttonStyle } from "#components/ui/button.tsx";
import { classNames } from "#components/ui/class-names.ts";

export interface IconButtonProps extends Omit<ComponentProps<"button">, "children"> {
  /** The label, for people who cannot see or do not know the icon. */
  label: string;
  icon: ReactNode;
  variant?: ButtonVariant;
}

export function IconButton({
  label,
  icon,
  variant = "quiet",
  type = "button",
  className,
  ...rest
}: IconButtonProps) {
  return (
    <button
      type={type}
      aria-label={label}
      title={label}
      className={classNames(buttonStyle({ variant }), "min-w-11 !px-0", className)}
      {...rest}
    >
      {icon}
    </button>
  );
}
