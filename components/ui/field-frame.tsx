import { type ReactNode, useId } from "react";
import { useTranslations } from "use-intl/react";

export interface FieldFrameProps {
  label: string;
  /** The hint: what to write, or why we ask. It stands before the error. */
  hint?: string | undefined;
  /** The error: how to correct the input. */
  error?: string | undefined;
  optional?: boolean;
}

interface ControlAttributes {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

/** Label, hint and error around one control, tied together for assistive technology. */
export function FieldFrame({
  label,
  hint,
  error,
  optional = false,
  children,
}: FieldFrameProps & { children: (control: ControlAttributes) => ReactNode }) {
  const id = useId();
  const t = useTranslations("common");
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  return (
    <div className="flex min-w-0 flex-col gap-1.5 text-base">
      <label htmlFor={id} className="font-medium">
        {label}
        {optional && <span className="font-normal text-muted"> {t("optional")}</span>}
      </label>
      {hint && (
        <p id={hintId} className="text-muted">
          {hint}
        </p>
      )}
      {children({
        id,
        "aria-describedby": [hintId, errorId].filter(Boolean).join(" ") || undefined,
        "aria-invalid": error ? true : undefined,
      })}
      {error && (
        <p id={errorId} className="font-medium text-danger-ink">
          {error}
        </p>
      )}
    </div>
  );
}

export const controlStyle =
  "min-h-11 w-full min-w-0 rounded-xl border border-edge bg-surface px-3 py-2 text-base text-ink placeholder:text-muted aria-invalid:border-2 aria-invalid:border-danger disabled:opacity-55";
