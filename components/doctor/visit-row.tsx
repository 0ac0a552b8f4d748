"use client";

import { Link2 } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { ReissueLinkDialog } from "#components/doctor/reissue-link-dialog.tsx";
import { StatusBadge } from "#components/doctor/status-badge.tsx";
import { VisitLink } from "#components/doctor/visit-link.tsx";
import { useReader } from "#components/language/use-reader.ts";
import { Button, buttonStyle } from "#components/ui/button.tsx";
import { useNow } from "#components/visit/use-now.ts";
import type { Consultation } from "#lib/consultations/schemas.ts";
import { dayName, timeOfDay } from "#lib/time/visit-time.ts";

export interface VisitRowProps {
  visit: Consultation;
  canTreat: boolean;
  withDay?: boolean;
}

export function VisitRow({ visit, canTreat, withDay = false }: VisitRowProps) {
  const t = useTranslations("doctor.visit");
  const [isReissuing, setIsReissuing] = useState(false);
  const now = useNow();
  const reader = useReader();
  const start = new Date(visit.scheduled_start);
  const isOpen = visit.status === "scheduled";
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-3 last:border-b-0">
      <time dateTime={visit.scheduled_start} className={withDay ? "w-full sm:w-56" : "w-20"}>
        {withDay && now && <span className="text-muted">{dayName(start, now, reader)}, </span>}
        <span className="font-semibold">{timeOfDay(start, reader)}</span>
      </time>
      <div className="min-w-0 flex-1 basis-44">
        <p className="font-medium">{visit.patient.name}</p>
        <p className="text-muted">
          {[!canTreat && visit.doctor.name, visit.reason, visit.patient.phone].filter(Boolean).join(" · ")}
        </p>
      </div>
      {!isOpen && <StatusBadge visit={visit} />}
      {isOpen && canTreat && (
        <div className="flex gap-2 max-sm:w-full max-sm:justify-end">
          <Button
            variant="quiet"
            icon={<Link2 aria-hidden className="size-5" />}
            aria-label={t("newLinkFor", { name: visit.patient.name })}
            onClick={() => setIsReissuing(true)}
          >
            {t("newLink")}
          </Button>
          <VisitLink
            visit={visit}
            aria-label={t("openOf", { name: visit.patient.name })}
            className={buttonStyle({})}
          >
            {t("open")}
          </VisitLink>
          <ReissueLinkDialog visit={visit} open={isReissuing} onClose={() => setIsReissuing(false)} />
        </div>
      )}
    </li>
  );
}
