"use client";

import { MicOff } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl/react";
import { hearVoices, nothingHeard } from "#components/call/devices/echo-detector.ts";
import { watchLevelsOfBoth } from "#components/call/devices/microphone-level.ts";
import { useCallSession } from "#components/call/react/call-context.tsx";
import { useCall } from "#components/call/react/use-call.ts";
import type { CallParticipant } from "#components/call/session/call-participant.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";

/**
 * Says that somebody else's device hears the same voice as this one, which everybody hears as an echo, and what to do. Whoever
 * finds it fine as it is reads it once. Nobody listens while one of the two is muted: then there is no echo.
 */
export function EchoNotice({
  participants,
  nameOf,
}: {
  participants: readonly CallParticipant[];
  nameOf: (identity: string) => string;
}) {
  const { track, isOn } = useCall((state) => state.local.microphone);
  const [isFine, setIsFine] = useState(false);
  if (isFine || !isOn || !track) return null;
  return participants.map(
    ({ sid, identity, isMuted, audio }) =>
      audio &&
      !isMuted && (
        <EchoWith
          key={sid}
          own={track}
          theirs={audio.mediaStreamTrack}
          name={nameOf(identity)}
          onFine={() => setIsFine(true)}
        />
      ),
  );
}

function EchoWith({
  own,
  theirs,
  name,
  onFine,
}: {
  own: MediaStreamTrack;
  theirs: MediaStreamTrack;
  name: string;
  onFine: () => void;
}) {
  const t = useTranslations("call.echo");
  const { media } = useCallSession();
  const [isHeard, setIsHeard] = useState(false);

  useEffect(() => {
    let heard = nothingHeard;
    setIsHeard(false);
    return watchLevelsOfBoth(own, theirs, (levels) => {
      heard = hearVoices(heard, levels, performance.now());
      setIsHeard(heard.isSame);
    });
  }, [own, theirs]);

  if (!isHeard) return null;
  return (
    <Banner
      tone="attention"
      title={t("title")}
      action={
        <div className="flex flex-wrap gap-2">
          <Button
            variant="primary"
            icon={<MicOff aria-hidden className="size-5" />}
            onClick={() => media.setMicrophoneEnabled(false)}
          >
            {t("mute")}
          </Button>
          <Button onClick={onFine}>{t("fine")}</Button>
        </div>
      }
    >
      {t("detail", { name })}
    </Banner>
  );
}
