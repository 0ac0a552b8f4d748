import { useId } from "react";

export interface ChoiceGroupProps<Value extends string> {
  legend: string;
  /** One of them, or any number. */
  kind: "radio" | "checkbox";
  choices: readonly { value: Value; label: string }[];
  chosen: readonly Value[];
  onChoose: (value: Value) => void;
}

/** A few answers side by side, each large enough for a thumb. Keys as in every form: the browser's own inputs are inside. */
export function ChoiceGroup<Value extends string>({
  legend,
  kind,
  choices,
  chosen,
  onChoose,
}: ChoiceGroupProps<Value>) {
  const name = useId();
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-2 font-semibold">{legend}</legend>
      <div className="flex flex-wrap gap-2">
        {choices.map(({ value, label }) => (
          <label
            key={value}
            className="inline-flex min-h-11 cursor-pointer items-center rounded-xl border border-edge bg-surface px-4 py-2 text-base has-checked:border-accent has-checked:bg-accent has-checked:font-semibold has-checked:text-on-accent has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
          >
            <input
              type={kind}
              name={name}
              checked={chosen.includes(value)}
              onChange={() => onChoose(value)}
              className="sr-only"
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
