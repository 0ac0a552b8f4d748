"use client";

import { useReader } from "#components/language/use-reader.ts";
import { useNow } from "#components/visit/use-now.ts";
import { dayAndTime, distance } from "#lib/client/visit-time.ts";

/**
 * "Today at 14:30, in 12 minutes", in the reader's own time zone.
 * @param now the server's clock where it was read lately: the reader's may be wrong
 */
export function VisitTime({ at, now: serverNow }: { at: string; now?: string }) {
  const ownNow = useNow();
  const now = ownNow && (serverNow === undefined ? ownNow : new Date(serverNow));
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
