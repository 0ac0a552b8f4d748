"use client";

import { useTranslations } from "use-intl/react";
import { ChangeVisitButton } from "#components/doctor/booking/change-visit-button.tsx";
import { VisitLink } from "#components/doctor/links/visit-link.tsx";
import { StatusBadge } from "#components/doctor/visits/status-badge.tsx";
import { useReader } from "#components/language/use-reader.ts";
import { Badge } from "#components/ui/badge.tsx";
import { buttonStyle } from "#components/ui/button.tsx";
import { useNow } from "#components/visit/use-now.ts";
import { dayName, duration, timeOfDay } from "#lib/client/visit-time.ts";
import type { Consultation } from "#lib/wire/consultation.ts";

/** A visit is late from this on: patients and doctors both come a little after the hour. */
const lateAfterMs = 2 * 60_000;

export interface VisitRowProps {
  visit: Consultation;
  canTreat: boolean;
  withDay?: boolean;
  onChange: (visit: Consultation) => void;
}

export function VisitRow({ visit, canTreat, withDay = false, onChange }: VisitRowProps) {
  const t = useTranslations("doctor.visit");
  const now = useNow();
  const reader = useReader();
  const start = new Date(visit.scheduled_start);
  const isOpen = visit.status === "scheduled";
  const lateMs = isOpen && now ? now.getTime() - start.getTime() : 0;
  return (
    <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4 gap-y-2">
      <time
        dateTime={visit.scheduled_start}
        className={withDay ? "w-full sm:w-56" : "w-22 whitespace-nowrap"}
      >
        {withDay && now && <span className="text-muted">{dayName(start, now, reader)}, </span>}
        <span className="font-semibold">{timeOfDay(start, reader)}</span>
      </time>
      <div className="min-w-0 flex-1 basis-44">
        <p className="font-medium break-words">{visit.patient.name}</p>
        <p className="text-muted break-words">
          {[!canTreat && visit.doctor.name, visit.reason, visit.patient.phone].filter(Boolean).join(" · ")}
        </p>
      </div>
      {!isOpen && <StatusBadge visit={visit} />}
      {lateMs > lateAfterMs && (
        <Badge tone="attention">{t("lateBy", { duration: duration(lateMs, reader) })}</Badge>
      )}
      <div className="ms-auto flex flex-wrap justify-end gap-2 max-sm:w-full">
        {isOpen && <ChangeVisitButton visit={visit} variant="quiet" onClick={() => onChange(visit)} />}
        {(canTreat || !isOpen) && (
          <VisitLink
            visit={visit}
            aria-label={t("openOf", { name: visit.patient.name })}
            className={buttonStyle({})}
          >
            {t("open")}
          </VisitLink>
        )}
      </div>
    </div>
  );
}
