"use client";

import { useTranslations } from "use-intl/react";
import { type CallState, isInRoom } from "#components/call/call-state.ts";
import { useCall } from "#components/call/use-call.ts";
import { Banner } from "#components/ui/banner.tsx";

/** Media does not get through, although signaling may. */
const mediaBlocked = 53405;

export function ReconnectingBanner({ nameOf }: { nameOf: (identity: string) => string }) {
  const t = useTranslations("call.network");
  const state = useCall((current) => current);
  if (!isInRoom(state) || state.phase !== "reconnecting") return null;
  const [other] = state.participants;
  return (
    <Banner tone="attention" title={t(titleOf(state))}>
      {other ? t("stillHere", { name: nameOf(other.identity) }) : t("bringingBack")}
    </Banner>
  );
}

function titleOf({ cause }: Extract<CallState, { phase: "reconnecting" }>) {
  return cause.code === mediaBlocked ? "mediaLost" : "dropped";
}
