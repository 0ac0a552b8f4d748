import type { ComponentProps } from "react";
import { classNames } from "#components/ui/class-names.ts";
import { controlStyle, FieldFrame, type FieldFrameProps } from "#components/ui/field-frame.tsx";

export function TextArea({
  label,
  hint,
  error,
  optional = false,
  className,
  ...textarea
}: FieldFrameProps & Omit<ComponentProps<"textarea">, "id">) {
  return (
    <FieldFrame label={label} hint={hint} error={error} optional={optional}>
      {(control) => (
        <textarea
          rows={3}
          {...textarea}
          {...control}
          required={textarea.required ?? !optional}
          className={classNames(controlStyle, className)}
        />
      )}
    </FieldFrame>
  );
}
