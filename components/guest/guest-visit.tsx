"use client";

import { useCallback } from "react";
import { useTranslations } from "use-intl/react";
import { enterAsGuest } from "#components/guest/enter-as-guest.ts";
import { GuestFlow } from "#components/guest/guest-flow.tsx";
import { GuestOut } from "#components/guest/guest-out.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { CookiesRefusedScreen } from "#components/visit/cookies-refused-screen.tsx";
import { StaffLinkScreen } from "#components/visit/staff-link-screen.tsx";
import { useLinkEntry } from "#components/visit/use-link-entry.ts";
import { VisitorScreen } from "#components/visit/visitor-screen.tsx";
import type { PublicConfig } from "#lib/wire/firebase-config.ts";

export interface GuestVisitProps {
  consultationId: string;
  config: PublicConfig;
  /** The member of staff who is signed in in this browser. */
  staffName: string | null;
  /** Of the video service; null for Twilio's own. */
  signalingUrl: string | null;
}

/** All that a guest ever sees (an interpreter, a relative), from their link to the end: one thing per screen. */
export function GuestVisit({ consultationId, config, staffName, signalingUrl }: GuestVisitProps) {
  const t = useTranslations("guest");
  const open = useCallback(
    (secret: string | null) => enterAsGuest(config, consultationId, secret),
    [config, consultationId],
  );
  const { entry, enter } = useLinkEntry(open, staffName !== null);
  switch (entry.phase) {
    case "held":
      return <StaffLinkScreen visitor="guest" staffName={staffName ?? ""} onEnter={enter} />;
    case "opening":
      return (
        <VisitorScreen title={t("opening.title")}>
          <p role="status">{t("opening.wait")}</p>
          <Skeleton className="h-24 w-full" />
          <Skeleton className="h-14 w-full" />
        </VisitorScreen>
      );
    case "cookies-refused":
      return <CookiesRefusedScreen onRetry={enter} />;
    case "refused":
      return <GuestOut problem={entry.problem} onRetry={enter} />;
    case "open":
      return <GuestFlow initial={entry.opened} signalingUrl={signalingUrl} />;
  }
}
