"use client";

import { CalendarDays, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { NextVisitCard } from "#components/doctor/next-visit-card.tsx";
import type { VisitGroups } from "#components/doctor/visit-groups.ts";
import { VisitRow } from "#components/doctor/visit-row.tsx";
import { Button } from "#components/ui/button.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";
import type { Consultation } from "#lib/consultations/schemas.ts";

export interface VisitsViewProps {
  /** null while they are being loaded */
  groups: VisitGroups | null;
  canTreat: boolean;
  isSearch: boolean;
  onBook: () => void;
  /** What stands between who needs somebody now and the rest of the day. */
  children: ReactNode;
}

export function VisitsView({ groups, canTreat, isSearch, onBook, children }: VisitsViewProps) {
  if (!groups) return <LoadingVisits />;
  const { inProgress, waiting, today, upcoming, finished } = groups;
  const isEmpty = Object.values(groups).every((visits) => visits.length === 0);
  if (isEmpty && !isSearch) return <NoVisits canTreat={canTreat} onBook={onBook} />;
  return (
    <>
      <p role="status" className="sr-only">
        {waiting.length === 0 ? "Nobody is waiting" : `${waiting.length} waiting`}
      </p>
      {inProgress.length > 0 && (
        <Section title="In progress">
          {inProgress.map((visit) => (
            <NextVisitCard key={visit.id} visit={visit} canTreat={canTreat} />
          ))}
        </Section>
      )}
      {waiting.length > 0 && (
        <Section title="Waiting now" count={waiting.length}>
          {waiting.map((visit) => (
            <NextVisitCard key={visit.id} visit={visit} canTreat={canTreat} />
          ))}
        </Section>
      )}
      {children}
      <Section title="Planned for today">
        <VisitList visits={today} canTreat={canTreat} empty="Nothing else is planned for today." />
      </Section>
      {upcoming.length > 0 && (
        <Section title="Upcoming">
          <VisitList visits={upcoming} canTreat={canTreat} withDay />
        </Section>
      )}
      {finished.length > 0 && (
        <details className="group rounded-2xl border border-line bg-surface" open={isSearch}>
          <summary className="flex min-h-14 list-none items-center gap-2 rounded-2xl px-4 font-semibold">
            <ChevronRight aria-hidden className="size-5 transition-transform group-open:rotate-90" />
            Finished <span className="font-normal text-muted">({finished.length})</span>
          </summary>
          <VisitList visits={finished} canTreat={canTreat} withDay isBare />
        </details>
      )}
    </>
  );
}

function Section({ title, count, children }: { title: string; count?: number; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-xl font-semibold">
        {title}
        {count !== undefined && <span className="ms-2 font-normal text-muted tabular-nums">{count}</span>}
      </h2>
      {children}
    </section>
  );
}

function VisitList({
  visits,
  empty,
  isBare = false,
  ...row
}: {
  visits: Consultation[];
  canTreat: boolean;
  withDay?: boolean;
  empty?: string;
  isBare?: boolean;
}) {
  if (visits.length === 0) return <p className="text-muted">{empty}</p>;
  return (
    <ul className={isBare ? "border-t border-line" : "rounded-2xl border border-line bg-surface"}>
      {visits.map((visit) => (
        <VisitRow key={visit.id} visit={visit} {...row} />
      ))}
    </ul>
  );
}

function NoVisits({ canTreat, onBook }: { canTreat: boolean; onBook: () => void }) {
  return (
    <div className="flex flex-col items-center gap-4 rounded-2xl border border-line bg-surface px-4 py-12 text-center">
      <CalendarDays aria-hidden className="size-10 text-muted" />
      <h2 className="text-xl font-semibold">No visits yet</h2>
      <p className="max-w-sm text-muted">
        {canTreat
          ? "Book a visit and send its link to the patient. They need no account and nothing to install."
          : "When a doctor of your clinic books a visit, it appears here by itself."}
      </p>
      {canTreat && <Button onClick={onBook}>Book the first visit</Button>}
    </div>
  );
}

function LoadingVisits() {
  return (
    <div className="flex flex-col gap-3" role="status">
      <VisuallyHidden>Loading your visits</VisuallyHidden>
      <Skeleton className="h-28" />
      <Skeleton className="mt-5 h-7 w-48" />
      <Skeleton className="h-16" />
      <Skeleton className="h-16" />
      <Skeleton className="h-16" />
    </div>
  );
}
