"use client";

import { type ReactNode, useEffect, useState } from "react";
import { useTranslations } from "use-intl/react";
import { UnavailableVisit } from "#components/doctor/visit/unavailable-visit.tsx";
import { VisitCallView } from "#components/doctor/visit/visit-call-view.tsx";
import { VisitLobby } from "#components/doctor/visit/visit-lobby.tsx";
import { VisitOver } from "#components/doctor/visit/visit-over.tsx";
import { useVisit } from "#components/doctor/visits/use-visit.ts";
import { useNotes } from "#components/notes/use-notes.ts";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";
import { useVisitCall } from "#components/visit/use-visit-call.ts";
import { useWakeLock } from "#components/visit/use-wake-lock.ts";

export interface VisitPageProps {
  id: string;
  /** The signed-in doctor. */
  userId: string;
  /** The signaling address of a local video service; null for Twilio. */
  signalingUrl: string | null;
  /** Doctors hold visits; others see how they stand. */
  canTreat: boolean;
  header: ReactNode;
}

/** One visit, from the look before it to its end: the lobby, the call, and what was. */
export function VisitPage({ id, userId, signalingUrl, canTreat, header }: VisitPageProps) {
  const { data: visit, problem, refresh } = useVisit(id);
  const { call, trouble } = useVisitCall(id);
  const notes = useNotes({ consultationId: id, userId, isEnabled: canTreat && visit !== null });
  const [isInCall, setIsInCall] = useState(false);
  const isOpen = visit?.status === "scheduled" || visit?.status === "in-progress";
  useWakeLock(isInCall);

  useEffect(() => {
    if (visit && !isOpen) call.close();
  }, [visit, isOpen, call]);

  function enterCall() {
    setIsInCall(true);
    void call.session.join();
  }

  function leaveCall() {
    call.close();
    setIsInCall(false);
    refresh();
  }

  if (visit && isOpen && isInCall) {
    return (
      <VisitCallView
        visit={visit}
        notes={notes}
        session={call.session}
        trouble={trouble}
        onLeave={leaveCall}
        onEnded={refresh}
      />
    );
  }
  return (
    <>
      {header}
      <main className="mx-auto flex w-full max-w-5xl flex-col gap-6 px-4 py-6 sm:py-8">
        {!visit && problem === null && <LoadingVisit />}
        {!visit && problem !== null && <UnavailableVisit problem={problem} onRetry={refresh} />}
        {visit && !isOpen && <VisitOver visit={visit} canTreat={canTreat} notes={notes} />}
        {visit && isOpen && (
          <VisitLobby
            visit={visit}
            problem={problem}
            media={canTreat ? call.media : null}
            signalingUrl={signalingUrl}
            onChanged={refresh}
            onEnter={enterCall}
          />
        )}
      </main>
    </>
  );
}

function LoadingVisit() {
  const t = useTranslations("doctor.visit");
  return (
    <div role="status" className="flex flex-col gap-4">
      <VisuallyHidden>{t("loading")}</VisuallyHidden>
      <Skeleton className="h-10 w-64" />
      <Skeleton className="h-6 w-full max-w-md" />
      <Skeleton className="aspect-video w-full" />
      <Skeleton className="h-14 w-full" />
    </div>
  );
}
