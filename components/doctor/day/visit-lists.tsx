"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";
import { VisitRow } from "#components/doctor/day/visit-row.tsx";
import { useReader } from "#components/language/use-reader.ts";
import { classNames } from "#components/ui/class-names.ts";
import { useNow } from "#components/visit/use-now.ts";
import { timeOfDay } from "#lib/client/visit-time.ts";
import type { Consultation } from "#lib/wire/consultation.ts";

interface VisitListProps {
  visits: Consultation[];
  canTreat: boolean;
  onChange: (visit: Consultation) => void;
}

export function VisitList({ visits, isBare = false, ...row }: VisitListProps & { isBare?: boolean }) {
  return (
    <ul className={isBare ? "border-t border-line" : "rounded-2xl border border-line bg-surface"}>
      {visits.map((visit) => (
        <li key={visit.id} className="flex border-b border-line px-4 py-3 last:border-b-0">
          <VisitRow visit={visit} withDay {...row} />
        </li>
      ))}
    </ul>
  );
}

/** The day along a line, with the present moment on it: what stands above is late, what stands below is to come. */
export function Timeline({ visits, ...row }: VisitListProps) {
  const now = useNow();
  const passed = now
    ? visits.filter((visit) => Date.parse(visit.scheduled_start) <= now.getTime()).length
    : 0;
  const moments: ReactNode[] = visits.map((visit, index) => (
    <Moment key={visit.id} isPast={index < passed}>
      <VisitRow visit={visit} {...row} />
    </Moment>
  ));
  // One list with the present in it: a row that the present passes is the same row, with the focus that it may have.
  const present = now && <PresentMoment key="now" now={now} />;
  return (
    <ol className="flex flex-col rounded-2xl border border-line bg-surface px-4 py-2">
      {moments.toSpliced(passed, 0, present)}
    </ol>
  );
}

function Moment({ isPast, children }: { isPast: boolean; children: ReactNode }) {
  return (
    <li className="relative flex py-3 ps-7">
      <span aria-hidden className="absolute inset-y-0 start-[5px] w-0.5 bg-line" />
      <span
        aria-hidden
        className={classNames(
          "absolute start-0 top-5 size-3 rounded-full border-2 sm:top-1/2 sm:-translate-y-1/2",
          isPast ? "border-edge bg-surface" : "border-accent bg-accent",
        )}
      />
      {children}
    </li>
  );
}

function PresentMoment({ now }: { now: Date }) {
  const t = useTranslations("doctor.dashboard");
  const reader = useReader();
  return (
    <li className="relative flex items-center gap-3 py-2 ps-7 font-semibold text-accent">
      <span aria-hidden className="absolute inset-y-0 start-[5px] w-0.5 bg-line" />
      <span aria-hidden className="absolute start-0 size-3 rounded-full bg-accent ring-4 ring-accent-soft" />
      <span className="text-sm">{t("now", { time: timeOfDay(now, reader) })}</span>
      <span aria-hidden className="h-0.5 flex-1 bg-accent" />
    </li>
  );
}
