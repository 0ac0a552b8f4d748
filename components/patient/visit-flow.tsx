"use client";

import { useEffect, useState } from "react";
import { CallScreen } from "#components/patient/call-screen.tsx";
import { ClosedScreen } from "#components/patient/closed-screen.tsx";
import { DeviceCheckScreen } from "#components/patient/device-check-screen.tsx";
import { EntryProblem } from "#components/patient/entry-problem.tsx";
import { LeftScreen } from "#components/patient/left-screen.tsx";
import { OverviewScreen } from "#components/patient/overview-screen.tsx";
import { usePatientVisit } from "#components/patient/use-patient-visit.ts";
import { WaitingScreen } from "#components/patient/waiting-screen.tsx";
import { keepReady, wasReady } from "#components/visit/kept-place.ts";
import { useVisitCall } from "#components/visit/use-visit-call.ts";
import { useWakeLock } from "#components/visit/use-wake-lock.ts";
import type { Consultation } from "#lib/consultations/schemas.ts";
import { ApiProblem } from "#lib/http/api-problem.ts";

/** overview → check → ready (waiting, then the call as soon as the doctor starts) → left, from where one comes back. */
type Step = "overview" | "check" | "ready" | "left";

export function VisitFlow({ initial }: { initial: Consultation }) {
  const [step, setStep] = useState<Step>(() => (wasReady(initial.id) ? "ready" : "overview"));
  const { data, problem } = usePatientVisit(initial, step === "ready");
  const visit = data ?? initial;
  const isStarted = visit.status === "in-progress";
  const isOver = visit.status !== "scheduled" && !isStarted;
  const { call, trouble } = useVisitCall(visit.id);
  useWakeLock(step === "ready");

  useEffect(() => keepReady(visit.id, step === "ready"), [visit.id, step]);

  useEffect(() => {
    if (isOver) call.close();
  }, [isOver, call]);

  function leave() {
    call.close();
    setStep("left");
  }

  // What it says stays on the page, also when the patient's time to ask is over.
  if (isOver) return <ClosedScreen visit={visit} />;
  if (problem instanceof ApiProblem && (problem.status === 401 || problem.status === 404)) {
    return <EntryProblem problem={problem} onRetry={() => window.location.reload()} />;
  }
  switch (step) {
    case "overview":
      return <OverviewScreen visit={visit} onContinue={() => setStep("check")} />;
    case "check":
      return <DeviceCheckScreen visit={visit} media={call.media} onReady={() => setStep("ready")} />;
    case "left":
      return <LeftScreen visit={visit} onReturn={() => setStep("ready")} />;
    case "ready":
      return isStarted ? (
        <CallScreen visit={visit} session={call.session} trouble={trouble} onLeave={leave} />
      ) : (
        <WaitingScreen visit={visit} media={call.media} problem={problem} onLeave={leave} />
      );
  }
}
