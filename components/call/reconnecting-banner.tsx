"use client";

import { isInRoom } from "#components/call/call-state.ts";
import { useCall } from "#components/call/use-call.ts";
import { Banner } from "#components/ui/banner.tsx";

/** Media does not get through, although signaling may. */
const mediaBlocked = 53405;

export function ReconnectingBanner({ nameOf }: { nameOf: (identity: string) => string }) {
  const state = useCall((current) => current);
  if (!isInRoom(state) || state.phase !== "reconnecting") return null;
  const [other] = state.participants;
  return (
    <Banner
      tone="attention"
      title={
        state.cause.code === mediaBlocked ? "Sound and picture do not get through" : "The connection dropped"
      }
    >
      {other
        ? `${nameOf(other.identity)} is still here; we are bringing you back.`
        : "We are bringing you back."}
    </Banner>
  );
}
