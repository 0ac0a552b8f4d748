"use client";

import { useReader } from "#components/language/use-reader.ts";
import { useNow } from "#components/visit/use-now.ts";
import { dayAndTime, distance } from "#lib/time/visit-time.ts";

/** "Today at 14:30, in 12 minutes", in the reader's own time zone. */
export function VisitTime({ at }: { at: string }) {
  const now = useNow();
  const reader = useReader();
  if (!now) return null;
  const date = new Date(at);
  const near = distance(date, now, reader);
  return (
    <time dateTime={at} className="inline-block first-letter:uppercase">
      {dayAndTime(date, now, reader)}
      {near && `, ${near}`}
    </time>
  );
}
