"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";
import { useCallSession } from "#components/call/react/call-context.tsx";
import { useCall } from "#components/call/react/use-call.ts";
import { useStore } from "#components/call/react/use-store.ts";
import { useReader } from "#components/language/use-reader.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { timeOfDay } from "#lib/client/visit-time.ts";

/**
 * Whose connection is weak, since when, what was done about it and what the person can do: as long as it is so, and until
 * the picture is back.
 */
export function NetworkNotice({
  nameOf,
  lastResort,
}: {
  nameOf: (identity: string) => string;
  /** Another way to talk, shown when little helps. */
  lastResort?: ReactNode;
}) {
  const t = useTranslations("call.network");
  const reader = useReader();
  const session = useCallSession();
  const isReconnecting = useCall((state) => state.phase === "reconnecting");
  const { verdict, profile, step, whose, isMediaMissing } = useStore(session.network);
  const { grade, sinceMs } = verdict;
  // They want no picture for their connection's sake, which looks good from here.
  const isForOthers = profile === "off" && step === "full";
  const judged = verdict.side ?? (isForOthers ? "theirs" : null);
  // The other person has left, and their network with them.
  const side = judged === "theirs" && whose === null ? null : judged;
  if (isReconnecting || isMediaMissing || (side === null && step === "full")) return null;

  const name = whose === null ? "" : nameOf(whose);
  const since = sinceMs !== null && t("since", { time: timeOfDay(new Date(sinceMs), reader) });
  return (
    <Banner
      tone={side === null ? "info" : "attention"}
      title={side === null ? t("recovered") : t(`${side}.title`, { name })}
      action={
        step === "off" && <Button onClick={() => session.network.keepPicture()}>{t("keepPicture")}</Button>
      }
    >
      <p>
        {since} {profile === "low" && t("pictureLowered")} {profile === "off" && t("pictureOff")}{" "}
        {side !== null && t(`${side}.detail`)}
      </p>
      {grade === "bad" && lastResort}
    </Banner>
  );
}
