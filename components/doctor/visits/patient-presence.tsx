"use client";

import { Clock, UserRound } from "lucide-react";
import { useTranslations } from "use-intl/react";
import { useReader } from "#components/language/use-reader.ts";
import { useNow } from "#components/visit/use-now.ts";
import { duration, timeOfDay } from "#lib/client/visit-time.ts";
import type { Consultation } from "#lib/wire/consultation.ts";

/** Whether the patient is in the waiting room at this moment. */
export function PatientPresence({ visit }: { visit: Consultation }) {
  const t = useTranslations("doctor.lobby");
  const now = useNow();
  const reader = useReader();
  const { name } = visit.patient;
  const since = visit.waiting_since ? new Date(visit.waiting_since) : null;
  const isWaiting = since !== null && now !== null;
  if (visit.status === "in-progress") {
    return <p className="text-muted">{t("inProgress", { name })}</p>;
  }
  return (
    <div className="flex items-center gap-3 rounded-xl bg-sunken p-4">
      {isWaiting ? (
        <Clock aria-hidden className="size-5 shrink-0 text-attention-ink" />
      ) : (
        <UserRound aria-hidden className="size-5 shrink-0 text-muted" />
      )}
      <div className="flex min-w-0 flex-wrap gap-x-2">
        <p role="status">
          {isWaiting
            ? t.rich("isWaiting", {
                name,
                time: timeOfDay(since, reader),
                strong: (text) => <strong>{text}</strong>,
              })
            : t("notHere", { name })}
        </p>
        {/* Apart from what is announced: the minutes change, and would be read out each time. */}
        {isWaiting && (
          <p className="text-muted">
            {t("waitingSoFar", {
              duration: duration(Math.max(0, now.getTime() - since.getTime()), reader),
            })}
          </p>
        )}
      </div>
    </div>
  );
}
