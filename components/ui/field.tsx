import type { ComponentProps } from "react";
import { classNames } from "#components/ui/class-names.ts";
import { controlStyle, FieldFrame, type FieldFrameProps } from "#components/ui/field-frame.tsx";

export function Field({
  label,
  hint,
  error,
  optional = false,
  className,
  ...input
}: FieldFrameProps & Omit<ComponentProps<"input">, "id">) {
  return (
    <FieldFrame label={label} hint={hint} error={error} optional={optional}>
      {(control) => (
        <input
          {...input}
          {...control}
          required={input.required ?? !optional}
          className={classNames(controlStyle, className)}
        />
      )}
    </FieldFrame>
  );
}
