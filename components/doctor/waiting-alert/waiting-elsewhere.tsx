"use client";

import { Clock } from "lucide-react";
import { useTranslations } from "use-intl/react";
import { useVisits } from "#components/doctor/visits/use-visits.ts";
import { useWaitingAlert } from "#components/doctor/waiting-alert/use-waiting-alert.ts";
import { whoWaits } from "#components/doctor/waiting-alert/waiting-arrivals.ts";
import { useReader } from "#components/language/use-reader.ts";
import { useNow } from "#components/visit/use-now.ts";
import { duration } from "#lib/client/visit-time.ts";

/**
 * During a visit: that others wait, and how long already. It names nobody, because the patient here may see this screen,
 * when it is shared or the doctor turns it.
 */
export function WaitingElsewhere({ visitId }: { visitId: string }) {
  const t = useTranslations("doctor.alert");
  const now = useNow();
  const reader = useReader();
  const { data: visits } = useVisits();
  const waiting = visits && whoWaits(visits, visitId);
  useWaitingAlert(waiting);
  const [first] = waiting ?? [];
  const sinceMs = now && first ? Math.max(0, now.getTime() - Date.parse(first.waiting_since ?? "")) : 0;

  return (
    <div role="status">
      {waiting && first && (
        <p className="flex flex-wrap items-center gap-x-3 bg-sunken px-4 py-1 text-ink">
          <Clock aria-hidden className="size-5 shrink-0 text-attention-ink" />
          {/* The minutes are for the eyes: they change, and would be read out each time. */}
          <span>{t("othersWait", { count: waiting.length })}</span>
          <span aria-hidden className="text-muted">
            {t("longest", { duration: duration(sinceMs, reader) })}
          </span>
          <a
            href="/dashboard"
            target="_blank"
            rel="noopener"
            className="ms-auto inline-flex min-h-11 items-center font-semibold text-accent underline underline-offset-4"
          >
            {t("openDashboard")}
          </a>
        </p>
      )}
    </div>
  );
}
