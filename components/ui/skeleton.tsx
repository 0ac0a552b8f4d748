import { classNames } from "#components/ui/class-names.ts";

/** Holds the place of what is being loaded, in its shape. Say in words nearby what is being loaded. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={classNames("animate-pulse rounded-xl bg-sunken", className)} />;
}
