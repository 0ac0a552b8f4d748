"use client";

import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button.tsx";
import { ClinicPhone } from "#components/visit/clinic-phone.tsx";
import { VisitorScreen } from "#components/visit/visitor-screen.tsx";
import { ApiProblem, mayPass } from "#lib/client/api-problem.ts";
import type { Guest } from "#lib/wire/guest.ts";

export interface GuestOutProps {
  problem: unknown;
  /** Where they were before, if they were in. */
  guest?: Guest;
  onRetry?: () => void;
}

/** Why the guest is not in the visit, or no longer, and what to do. */
export function GuestOut({ problem, guest, onRetry }: GuestOutProps) {
  const t = useTranslations("guest.out");
  const reason = reasonOf(problem);
  return (
    <VisitorScreen title={t(`${reason}.title`)} {...(guest && { clinicName: guest.clinic.name })}>
      <p>{t(`${reason}.detail`)}</p>
      {reason === "unreachable" && onRetry && (
        <Button variant="primary" size="large" onClick={onRetry}>
          {t("again")}
        </Button>
      )}
      {guest && <ClinicPhone clinic={guest.clinic} />}
    </VisitorScreen>
  );
}

type Reason = "ended" | "removed" | "denied" | "used" | "expired" | "unknown" | "unreachable";

const reasons: Record<string, Reason> = {
  "/problems/visit-ended": "ended",
  "/problems/guest-removed": "removed",
  "/problems/guest-denied": "denied",
  "/problems/link-used": "used",
  "/problems/link-expired": "expired",
  "/problems/link-unknown": "unknown",
};

function reasonOf(problem: unknown): Reason {
  // A conflict: their first request, whose answer they did not get, is still under way.
  if (!(problem instanceof ApiProblem) || mayPass(problem)) return "unreachable";
  // Nobody is signed in, or somebody else: the link has done its work elsewhere.
  return reasons[problem.type] ?? "used";
}

/** It will not pass by itself: they are out. */
export function isOut(problem: unknown): boolean {
  return problem !== null && reasonOf(problem) !== "unreachable";
}
