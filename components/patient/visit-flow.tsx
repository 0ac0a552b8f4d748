"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import type { PreparedStep, PreparedVisitProps } from "#components/patient/prepared-visit.tsx";
import { ClosedScreen } from "#components/patient/screens/closed-screen.tsx";
import { ConsentScreen } from "#components/patient/screens/consent-screen.tsx";
import { EntryProblem } from "#components/patient/screens/entry-problem.tsx";
import { OpeningScreen } from "#components/patient/screens/opening-screen.tsx";
import { OverviewScreen } from "#components/patient/screens/overview-screen.tsx";
import { useLiveVisit } from "#components/patient/use-live-visit.ts";
import { keepReady, wasReady } from "#components/visit/tab-choices.ts";
import { useUnfrozen } from "#components/visit/use-unfrozen.ts";
import { useWakeLock } from "#components/visit/use-wake-lock.ts";
import { isProblem, isSignedOut } from "#lib/client/api-problem.ts";
import type { Consultation } from "#lib/wire/consultation.ts";

/** overview → consent, where the clinic asks for it → the rest, for which more has to be loaded. */
type Step = "overview" | "consent" | PreparedStep;

const loadPreparedVisit = () => import("#components/patient/prepared-visit.tsx");
const PreparedVisit = lazy(async () => ({ default: (await loadPreparedVisit()).PreparedVisit }));

export interface VisitFlowProps extends Pick<PreparedVisitProps, "signalingUrl"> {
  initial: Consultation;
}

export function VisitFlow({ initial, signalingUrl }: VisitFlowProps) {
  const [step, setStep] = useState<Step>(() => (wasReady(initial.id) ? "ready" : "overview"));
  const { data, refresh, ...live } = useLiveVisit(initial, step === "ready");
  const { problem } = live;
  const visit = data ?? initial;
  const isOver = visit.status !== "scheduled" && visit.status !== "in-progress";
  const isInside = step === "ready" && !isOver;
  useWakeLock(isInside);
  useUnfrozen(isInside);

  useEffect(() => keepReady(visit.id, isInside), [visit.id, isInside]);

  useEffect(() => {
    // Load the next screen while the person reads this one. If that fails, it loads when needed.
    loadPreparedVisit().catch(() => undefined);
  }, []);

  // The summary stays on the page, also after the patient's time to read it is over.
  if (isOver) return <ClosedScreen visit={visit} />;
  if (isSignedOut(problem) || isProblem(problem, "not-found")) {
    return <EntryProblem problem={problem} onRetry={() => window.location.reload()} />;
  }
  const { consent } = visit;
  if (step === "consent" && asksForConsent(consent)) {
    return (
      <ConsentScreen
        visit={visit}
        version={consent.version}
        text={consent.text}
        onContinue={() => setStep("check")}
        onChanged={refresh}
      />
    );
  }
  if (step === "overview") {
    return (
      <OverviewScreen
        visit={visit}
        onContinue={() => setStep(asksForConsent(consent) ? "consent" : "check")}
      />
    );
  }
  return (
    <Suspense fallback={<OpeningScreen />}>
      <PreparedVisit
        {...live}
        visit={visit}
        signalingUrl={signalingUrl}
        step={step === "consent" ? "check" : step}
        onStep={setStep}
      />
    </Suspense>
  );
}

/** Nothing is asked where the clinic has no text, and nothing twice. */
function asksForConsent(
  consent: Consultation["consent"],
): consent is { version: number; text: string; accepted_at: null } {
  return consent?.text !== undefined && consent.accepted_at === null;
}
