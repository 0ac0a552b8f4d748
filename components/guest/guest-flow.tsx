"use client";

import { useEffect, useState } from "react";
import { forgetGuest } from "#components/guest/enter-as-guest.ts";
import { GuestCall } from "#components/guest/guest-call.tsx";
import { GuestDevices } from "#components/guest/guest-devices.tsx";
import { GuestLeft } from "#components/guest/guest-left.tsx";
import { GuestOut, isOut } from "#components/guest/guest-out.tsx";
import { GuestWaiting } from "#components/guest/guest-waiting.tsx";
import { GuestWelcome } from "#components/guest/guest-welcome.tsx";
import { useGuest } from "#components/guest/use-guest.ts";
import { keepReady, wasReady } from "#components/visit/tab-choices.ts";
import { useVisitCall } from "#components/visit/use-visit-call.ts";
import { useWakeLock } from "#components/visit/use-wake-lock.ts";
import type { VisitCall } from "#components/visit/visit-call.ts";
import type { Guest } from "#lib/wire/guest.ts";

/** welcome → check → ready (waiting, then the call once they are admitted) → left, from where one comes back. */
type Step = "welcome" | "check" | "ready" | "left";

export interface GuestFlowProps {
  initial: Guest;
  /** Of the video service; null for Twilio's own. */
  signalingUrl: string | null;
}

export function GuestFlow({ initial, signalingUrl }: GuestFlowProps) {
  const visitId = initial.consultation_id;
  const [step, setStep] = useState<Step>(() => (wasReady(visitId) ? "ready" : "welcome"));
  const { call, trouble } = useVisitCall(visitId);

  useEffect(() => keepReady(visitId, step === "ready"), [visitId, step]);

  if (step === "left") return <GuestLeft guest={initial} onReturn={() => setStep("ready")} />;
  return (
    <GuestThere
      initial={initial}
      signalingUrl={signalingUrl}
      step={step}
      onStep={setStep}
      call={call}
      trouble={trouble}
    />
  );
}

interface GuestThereProps extends GuestFlowProps {
  step: Exclude<Step, "left">;
  onStep: (step: Step) => void;
  call: VisitCall;
  trouble: unknown;
}

/** For as long as this is on the page, the doctor sees that the guest is there. */
function GuestThere({ initial, signalingUrl, step, onStep, call, trouble }: GuestThereProps) {
  const visitId = initial.consultation_id;
  const { data, problem } = useGuest(initial);
  const { guest, visit } = data ?? { guest: initial, visit: null };
  const hasEnded = isOut(problem);
  useWakeLock(step === "ready" && !hasEnded);

  useEffect(() => {
    if (!hasEnded) return;
    call.close();
    keepReady(visitId, false);
    forgetGuest(visitId);
  }, [hasEnded, call, visitId]);

  function leave() {
    call.close();
    onStep("left");
  }

  if (hasEnded) return <GuestOut problem={problem} guest={guest} />;
  switch (step) {
    case "welcome":
      return <GuestWelcome guest={guest} onContinue={() => onStep("check")} />;
    case "check":
      return (
        <GuestDevices
          guest={guest}
          media={call.media}
          signalingUrl={signalingUrl}
          onReady={() => onStep("ready")}
        />
      );
    case "ready":
      return visit?.status === "in-progress" ? (
        <GuestCall visit={visit} session={call.session} trouble={trouble} onLeave={leave} />
      ) : (
        <GuestWaiting guest={guest} media={call.media} problem={problem} onLeave={leave} />
      );
  }
}
