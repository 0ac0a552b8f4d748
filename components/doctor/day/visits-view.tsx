"use client";

import { CalendarDays, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";
import { NextVisitCard } from "#components/doctor/day/next-visit-card.tsx";
import type { VisitGroups } from "#components/doctor/day/visit-groups.ts";
import { Timeline, VisitList } from "#components/doctor/day/visit-lists.tsx";
import { Button } from "#components/ui/button.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";
import type { Consultation } from "#lib/wire/consultation.ts";

export interface VisitsViewProps {
  /** null while they are being loaded */
  groups: VisitGroups | null;
  canTreat: boolean;
  isSearch: boolean;
  onBook: () => void;
  onTurnAway: (visit: Consultation) => void;
  onChange: (visit: Consultation) => void;
  /** What stands between who needs somebody now and the rest of the day. */
  children: ReactNode;
}

export function VisitsView({ groups, isSearch, onBook, onTurnAway, children, ...row }: VisitsViewProps) {
  const t = useTranslations("doctor.dashboard");
  if (!groups) return <LoadingVisits />;
  const { inProgress, waiting, today, upcoming, finished } = groups;
  const { canTreat } = row;
  const isEmpty = Object.values(groups).every((visits) => visits.length === 0);
  if (isEmpty && !isSearch) return <NoVisits canTreat={canTreat} onBook={onBook} />;
  return (
    <>
      <p role="status" className="sr-only">
        {waiting.length === 0 ? t("nobodyWaits") : t("waitingCount", { count: waiting.length })}
      </p>
      {inProgress.length > 0 && (
        <Section title={t("inProgress")}>
          {inProgress.map((visit, index) => (
            <NextVisitCard key={visit.id} visit={visit} canTreat={canTreat} isNext={index === 0} />
          ))}
        </Section>
      )}
      {waiting.length > 0 && (
        <Section title={t("waitingNow")} count={waiting.length}>
          {waiting.map((visit, index) => (
            <NextVisitCard
              key={visit.id}
              visit={visit}
              canTreat={canTreat}
              isNext={index === 0 && inProgress.length === 0}
              onTurnAway={() => onTurnAway(visit)}
            />
          ))}
        </Section>
      )}
      {children}
      <Section title={t("plannedToday")}>
        {today.length > 0 ? (
          <Timeline visits={today} {...row} />
        ) : (
          <p className="text-muted">{t("nothingElse")}</p>
        )}
      </Section>
      {upcoming.length > 0 && (
        <Section title={t("upcoming")}>
          <VisitList visits={upcoming} {...row} />
        </Section>
      )}
      {finished.length > 0 && (
        <details className="group rounded-2xl border border-line bg-surface" open={isSearch}>
          <summary className="flex min-h-14 list-none items-center gap-2 rounded-2xl px-4 font-semibold">
            <ChevronRight aria-hidden className="size-5 transition-transform group-open:rotate-90" />
            {t("finished")} <span className="font-normal text-muted">({finished.length})</span>
          </summary>
          <VisitList visits={finished} isBare {...row} />
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

function NoVisits({ canTreat, onBook }: { canTreat: boolean; onBook: () => void }) {
  const t = useTranslations("doctor.dashboard.empty");
  return (
    <div className="flex flex-col items-center gap-4 rounded-2xl border border-line bg-surface px-4 py-12 text-center">
      <CalendarDays aria-hidden className="size-10 text-muted" />
      <h2 className="text-xl font-semibold">{t("title")}</h2>
      <p className="max-w-sm text-muted">{canTreat ? t("forDoctor") : t("forOthers")}</p>
      {canTreat && <Button onClick={onBook}>{t("book")}</Button>}
    </div>
  );
}

function LoadingVisits() {
  const t = useTranslations("doctor.dashboard");
  return (
    <div className="flex flex-col gap-3" role="status">
      <VisuallyHidden>{t("loading")}</VisuallyHidden>
      <Skeleton className="h-28" />
      <Skeleton className="mt-5 h-7 w-48" />
      <Skeleton className="h-16" />
      <Skeleton className="h-16" />
      <Skeleton className="h-16" />
    </div>
  );
}
