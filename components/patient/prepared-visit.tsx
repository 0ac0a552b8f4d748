"use client";

import { useEffect } from "react";
import { useChat } from "#components/chat/use-chat.ts";
import { CallScreen } from "#components/patient/screens/call-screen.tsx";
import { DeviceCheckScreen } from "#components/patient/screens/device-check-screen.tsx";
import { ElsewhereScreen } from "#components/patient/screens/elsewhere-screen.tsx";
import { LeftScreen } from "#components/patient/screens/left-screen.tsx";
import { useKeptCamera } from "#components/patient/use-kept-camera.ts";
import type { LiveVisit } from "#components/patient/use-live-visit.ts";
import { useLetInSound } from "#components/patient/waiting/use-let-in-sound.ts";
import { WaitingScreen } from "#components/patient/waiting/waiting-screen.tsx";
import { useVisitCall } from "#components/visit/use-visit-call.ts";
import type { Consultation } from "#lib/wire/consultation.ts";

/** check → ready (waiting, then the call as soon as the doctor starts) → left, from where one comes back. */
export type PreparedStep = "check" | "ready" | "left";

export interface PreparedVisitProps extends Pick<LiveVisit, "problem" | "isElsewhere" | "takePlace"> {
  visit: Consultation;
  /** The signaling address of a local video service; null for Twilio. */
  signalingUrl: string | null;
  step: PreparedStep;
  onStep: (step: PreparedStep) => void;
}

/** All for which camera and microphone are open. Loaded while the patient reads what comes before it. */
export function PreparedVisit({
  visit,
  signalingUrl,
  step,
  onStep,
  problem,
  isElsewhere,
  takePlace,
}: PreparedVisitProps) {
  const { call, trouble } = useVisitCall(visit.id);
  useKeptCamera(call.media, visit.id);
  // Above the waiting room and the call: what is half written in the one is there in the other.
  const chat = useChat(visit.id, "patient");
  const isStarted = visit.status === "in-progress";
  const isHere = step === "ready" && !isElsewhere;
  const armSound = useLetInSound(isHere && !isStarted, isHere && isStarted);

  useEffect(() => {
    // The camera is needed where the visit is.
    if (isElsewhere) call.close();
  }, [isElsewhere, call]);

  function leave() {
    call.close();
    onStep("left");
  }

  function goOn() {
    armSound();
    onStep("ready");
  }

  if (step === "check") {
    return <DeviceCheckScreen visit={visit} media={call.media} signalingUrl={signalingUrl} onReady={goOn} />;
  }
  if (step === "left") return <LeftScreen visit={visit} onReturn={goOn} />;
  if (isElsewhere) return <ElsewhereScreen visit={visit} onUseHere={takePlace} />;
  return isStarted ? (
    <CallScreen visit={visit} session={call.session} chat={chat} trouble={trouble} onLeave={leave} />
  ) : (
    <WaitingScreen
      visit={visit}
      media={call.media}
      chat={chat}
      problem={problem}
      onAskAgain={takePlace}
      onLeave={leave}
    />
  );
}
