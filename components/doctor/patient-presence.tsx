"use client";

import { Clock, UserRound } from "lucide-react";
import { useTranslations } from "use-intl/react";
import { useReader } from "#components/language/use-reader.ts";
import { useNow } from "#components/visit/use-now.ts";
import type { Consultation } from "#lib/consultations/schemas.ts";
import { duration, timeOfDay } from "#lib/time/visit-time.ts";

/** Whether the patient is in the waiting room at this moment. */
export function PatientPresence({ visit }: { visit: Consultation }) {
  const t = useTranslations("doctor.lobby");
  const now = useNow();
  const reader = useReader();
  const { name } = visit.patient;
  const since = visit.waiting_since ? new Date(visit.waiting_since) : null;
  if (visit.status === "in-progress") {
    return <p className="text-muted">{t("inProgress", { name })}</p>;
  }
  return (
    <p role="status" className="flex items-center gap-3 rounded-xl bg-sunken p-4">
      {since && now ? (
        <>
          <Clock aria-hidden className="size-5 shrink-0 text-attention-ink" />
          <span>
            {t.rich("isWaiting", {
              name,
              time: timeOfDay(since, reader),
              duration: duration(Math.max(0, now.getTime() - since.getTime()), reader),
              strong: (text) => <strong>{text}</strong>,
            })}
          </span>
        </>
      ) : (
        <>
          <UserRound aria-hidden className="size-5 shrink-0 text-muted" />
          <span>{t("notHere", { name })}</span>
        </>
      )}
    </p>
  );
}
