"use client";

import { useSyncExternalStore } from "react";
import { useTranslations } from "use-intl/react";
import type { CallProblem } from "#components/call/problems/call-problem.ts";
import { playbook } from "#components/call/problems/playbook.ts";
import { useCallSession } from "#components/call/react/call-context.tsx";
import { useCall } from "#components/call/react/use-call.ts";
import { useStore } from "#components/call/react/use-store.ts";
import { isInRoom } from "#components/call/session/call-state.ts";
import { Banner } from "#components/ui/banner.tsx";

/** What is not there yet, or has dropped, and that it is being mended. */
export function ConnectionBanner({ nameOf }: { nameOf: (identity: string) => string }) {
  const t = useTranslations("call.network");
  const state = useCall((current) => current);
  const isOnline = useSyncExternalStore(
    watchOnline,
    () => navigator.onLine,
    () => true,
  );
  const { verdict, isMediaMissing } = useStore(useCallSession().network);
  if (!isInRoom(state) || (state.phase === "connected" && !isMediaMissing)) return null;
  if (!isOnline) {
    return (
      <Banner tone="attention" title={t("offline")}>
        {t("checkConnection")}
      </Banner>
    );
  }
  if (state.isAnotherWay) {
    return (
      <Banner tone="attention" title={t("blocked")}>
        {t("anotherWay")}
      </Banner>
    );
  }
  if (state.phase === "connected") {
    return (
      <Banner tone="attention" title={t("mediaPending")}>
        {t("connectingMedia")}
      </Banner>
    );
  }
  if (verdict.side === "ours") {
    return (
      <Banner tone="attention" title={t("ours.title")}>
        {t("ours.detail")}
      </Banner>
    );
  }
  const [other] = state.participants;
  return (
    <Banner tone="attention" title={isMediaLost(state.cause) ? t("mediaLost") : t("dropped")}>
      {other ? t("stillHere", { name: nameOf(other.identity) }) : t("bringingBack")}
    </Banner>
  );
}

/** Media does not get through, although signaling may. */
function isMediaLost({ code }: CallProblem): boolean {
  return code !== null && playbook.get(code)?.says === "blocked";
}

function watchOnline(onChange: () => void): () => void {
  window.addEventListener("online", onChange);
  window.addEventListener("offline", onChange);
  return () => {
    window.removeEventListener("online", onChange);
    window.removeEventListener("offline", onChange);
  };
}
