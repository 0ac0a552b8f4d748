import { classNames } from "#components/ui/class-names.ts";

/** The initials of a name, beside which the name itself must stand. */
export function Avatar({ name, size = "regular" }: { name: string; size?: "regular" | "large" }) {
  return (
    <span
      aria-hidden
      className={classNames(
        "inline-flex shrink-0 items-center justify-center rounded-full bg-accent-soft font-semibold text-accent",
        size === "large" ? "size-24 text-3xl" : "size-11 text-base",
      )}
    >
      {initials(name)}
    </span>
  );
}

const honorifics = /^(dr|prof|mr|mrs|ms|mx)\.?$/i;

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== "" && !honorifics.test(word));
  const [first = "", ...others] = words;
  const last = others.at(-1) ?? "";
  return [first, last]
    .map((word) => [...word][0] ?? "")
    .join("")
    .toUpperCase();
}
