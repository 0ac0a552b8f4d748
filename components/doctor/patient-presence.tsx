"use client";

import { Clock, UserRound } from "lucide-react";
import { useReader } from "#components/language/use-reader.ts";
import { useNow } from "#components/visit/use-now.ts";
import type { Consultation } from "#lib/consultations/schemas.ts";
import { duration, timeOfDay } from "#lib/time/visit-time.ts";

/** Whether the patient is in the waiting room at this moment. */
export function PatientPresence({ visit }: { visit: Consultation }) {
  const now = useNow();
  const reader = useReader();
  const since = visit.waiting_since ? new Date(visit.waiting_since) : null;
  if (visit.status === "in-progress") {
    return (
      <p className="text-muted">The visit is in progress. {visit.patient.name} can come in at any time.</p>
    );
  }
  return (
    <p role="status" className="flex items-center gap-3 rounded-xl bg-sunken p-4">
      {since && now ? (
        <>
          <Clock aria-hidden className="size-5 shrink-0 text-attention-ink" />
          <span>
            <strong>{visit.patient.name} is waiting</strong>, since {timeOfDay(since, reader)} (
            {duration(Math.max(0, now.getTime() - since.getTime()), reader)}).
          </span>
        </>
      ) : (
        <>
          <UserRound aria-hidden className="size-5 shrink-0 text-muted" />
          <span>{visit.patient.name} is not here yet. You can start and wait in the visit.</span>
        </>
      )}
    </p>
  );
}
