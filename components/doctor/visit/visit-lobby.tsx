"use client";

import { useState } from "react";
import { useTranslations } from "use-intl/react";
import type { LocalMedia } from "#components/call/devices/local-media.ts";
import { PreJoin } from "#components/call/pre-join/pre-join.tsx";
import { NetworkCheck } from "#components/check/network-check.tsx";
import { ChangeVisitButton } from "#components/doctor/booking/change-visit-button.tsx";
import { ChangeVisitDialog } from "#components/doctor/booking/change-visit-dialog.tsx";
import { PatientPresence } from "#components/doctor/visits/patient-presence.tsx";
import { shortcutsChoice } from "#components/doctor/visits/shortcuts-choice.ts";
import { useProblemText } from "#components/language/use-problem-text.ts";
import { Banner } from "#components/ui/banner.tsx";
import { useKeptChoice } from "#components/ui/kept-choice.ts";
import { useHotkeys } from "#components/ui/use-hotkeys.ts";
import { fetchVisitServers } from "#components/visit/fetch-visit-servers.ts";
import { VisitTime } from "#components/visit/visit-time.tsx";
import { callApi } from "#lib/client/api.ts";
import { isProblem } from "#lib/client/api-problem.ts";
import type { Consultation } from "#lib/wire/consultation.ts";

export interface VisitLobbyProps {
  visit: Consultation;
  /** Why the visit could not be read just now. */
  problem: unknown;
  /** null for who only looks on */
  media: LocalMedia | null;
  /** The signaling address of a local video service; null for Twilio. */
  signalingUrl: string | null;
  /** It has begun, or is another by now. */
  onChanged: () => void;
  onEnter: () => void;
}

/** Before the visit: the patient, whether they wait, and the doctor's own picture. */
export function VisitLobby({ visit, problem, media, signalingUrl, onChanged, onEnter }: VisitLobbyProps) {
  const t = useTranslations("doctor");
  const problemText = useProblemText();
  const [isStarting, setIsStarting] = useState(false);
  const [isChanging, setIsChanging] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const isInProgress = visit.status === "in-progress";

  async function start() {
    setIsStarting(true);
    setRefusal(null);
    try {
      if (!isInProgress)
        await callApi("POST /api/consultations/{id}/start_consultation/", { params: { id: visit.id } });
      onEnter();
    } catch (error) {
      // Another window of the same doctor started the visit. Read it again; the button then says "Join".
      if (!isProblem(error, "wrong-state")) setRefusal(error);
    } finally {
      onChanged();
      setIsStarting(false);
    }
  }

  useHotkeys(useKeptChoice(shortcutsChoice, false) && media !== null && !isStarting, { Enter: start });

  return (
    <>
      <div className="flex flex-col gap-2">
        <div className="flex flex-wrap items-start justify-between gap-2">
          <h1 className="min-w-0 text-3xl font-semibold break-words">{visit.patient.name}</h1>
          {!isInProgress && <ChangeVisitButton visit={visit} onClick={() => setIsChanging(true)} />}
        </div>
        <p className="text-muted">
          <VisitTime at={visit.scheduled_start} />
          {!media && ` · ${visit.doctor.name}`}
        </p>
        {visit.reason && <p>{visit.reason}</p>}
      </div>
      {problem !== null && (
        <Banner tone="attention" title={t("problems.offline")}>
          {t("problems.offlineVisit")}
        </Banner>
      )}
      {refusal !== null && (
        <Banner tone="danger" title={t("lobby.notStarted")}>
          {problemText(refusal)}
        </Banner>
      )}
      <ChangeVisitDialog
        visit={isChanging ? visit : null}
        onClose={() => setIsChanging(false)}
        onChanged={onChanged}
      />
      <PatientPresence visit={visit} />
      {media && (
        <div className="-mx-4">
          <PreJoin
            media={media}
            title={t("lobby.seesYou", { name: visit.patient.name })}
            actionLabel={isInProgress ? t("visit.join") : t("visit.start")}
            isBusy={isStarting}
            onReady={start}
            checks={<NetworkCheck fetchServers={() => fetchVisitServers(signalingUrl)} />}
          />
        </div>
      )}
    </>
  );
}
