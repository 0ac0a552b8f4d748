"use client";

import { Clock, UserRoundX, Video } from "lucide-react";
import { useTranslations } from "use-intl/react";
import { VisitLink } from "#components/doctor/links/visit-link.tsx";
import { shortcutsChoice } from "#components/doctor/visits/shortcuts-choice.ts";
import { useReader } from "#components/language/use-reader.ts";
import { Avatar } from "#components/ui/avatar.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button, buttonStyle } from "#components/ui/button.tsx";
import { useKeptChoice } from "#components/ui/kept-choice.ts";
import { KeyHint } from "#components/ui/key-hint.tsx";
import { useNow } from "#components/visit/use-now.ts";
import { duration, timeOfDay } from "#lib/client/visit-time.ts";
import type { Consultation } from "#lib/wire/consultation.ts";

export interface NextVisitCardProps {
  visit: Consultation;
  canTreat: boolean;
  /** The one that the keys are for. */
  isNext: boolean;
  /** For a patient who waits: not now. */
  onTurnAway?: () => void;
}

/** A visit that needs the doctor now: the patient waits, or it is under way. */
export function NextVisitCard({ visit, canTreat, isNext, onTurnAway }: NextVisitCardProps) {
  const hasKeys = useKeptChoice(shortcutsChoice, false) && isNext;
  const t = useTranslations("doctor.visit");
  const isInProgress = visit.status === "in-progress";
  return (
    <article
      aria-label={visit.patient.name}
      className="flex flex-wrap items-center gap-4 rounded-2xl border border-line bg-surface p-4"
    >
      <Avatar name={visit.patient.name} />
      <div className="min-w-0 flex-1 basis-48">
        <h3 className="text-lg font-semibold">{visit.patient.name}</h3>
        <p className="text-muted">
          <PlannedTime visit={visit} />
          {!canTreat && ` · ${visit.doctor.name}`}
          {visit.reason && ` · ${visit.reason}`}
        </p>
        <p className="mt-1">
          {isInProgress ? (
            <Badge tone="accent">
              <Video aria-hidden className="size-4 shrink-0" />
              <Since words="inProgressFor" at={visit.start_time} />
            </Badge>
          ) : (
            <Badge tone="attention">
              <Clock aria-hidden className="size-4 shrink-0" />
              <Since words="waitingFor" at={visit.waiting_since} />
            </Badge>
          )}
        </p>
      </div>
      {canTreat && (
        <div className="flex flex-wrap items-center gap-2 max-sm:w-full">
          {onTurnAway && (
            <Button
              variant="quiet"
              className="max-sm:order-last max-sm:w-full"
              icon={<UserRoundX aria-hidden className="size-5" />}
              aria-label={t("turnAwayName", { name: visit.patient.name })}
              onClick={onTurnAway}
            >
              {t("turnAway")}
              {hasKeys && <KeyHint keyName="t" />}
            </Button>
          )}
          <VisitLink
            visit={visit}
            className={`${buttonStyle({ variant: "primary", size: "large" })} max-sm:w-full`}
          >
            {isInProgress ? t("join") : t("start")}
            {hasKeys && <KeyHint keyName="Enter" />}
          </VisitLink>
        </div>
      )}
    </article>
  );
}

function PlannedTime({ visit }: { visit: Consultation }) {
  const reader = useReader();
  return <time dateTime={visit.scheduled_start}>{timeOfDay(new Date(visit.scheduled_start), reader)}</time>;
}

function Since({ words, at }: { words: "inProgressFor" | "waitingFor"; at: string | null }) {
  const t = useTranslations("doctor.visit");
  const reader = useReader();
  const now = useNow();
  if (!at || !now) return null;
  const since = duration(Math.max(0, now.getTime() - Date.parse(at)), reader);
  return <time dateTime={at}>{t(words, { duration: since })}</time>;
}
