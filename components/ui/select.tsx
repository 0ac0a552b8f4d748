import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { classNames } from "#components/ui/class-names.ts";
import { controlStyle, FieldFrame, type FieldFrameProps } from "#components/ui/field-frame.tsx";

export interface SelectOption {
  value: string;
  label: string;
}

/** The browser's own list: on a phone it opens as the large wheel or sheet people know. */
export function Select({
  label,
  hint,
  error,
  options,
  className,
  ...select
}: Omit<FieldFrameProps, "optional"> &
  Omit<ComponentProps<"select">, "id" | "children"> & { options: SelectOption[] }) {
  return (
    <FieldFrame label={label} hint={hint} error={error}>
      {(control) => (
        <span className="relative block">
          <select
            {...select}
            {...control}
            className={classNames(controlStyle, "appearance-none truncate pe-10", className)}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <ChevronDown
            aria-hidden
            className="pointer-events-none absolute top-1/2 end-3 size-5 -translate-y-1/2 text-muted"
          />
        </span>
      )}
    </FieldFrame>
  );
}
