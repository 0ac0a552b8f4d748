"use client";

import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import { watchMicrophoneLevel } from "#components/call/devices/microphone-level.ts";
import { Meter } from "#components/ui/meter.tsx";

/** Speech, not the hum of a room. */
const heardLevel = 0.3;

export function MicrophoneMeter({
  track,
  isMuted = false,
  onHeard,
}: {
  track: MediaStreamTrack;
  isMuted?: boolean;
  /** The microphone has picked up speech. */
  onHeard?: () => void;
}) {
  const t = useTranslations("call.devices");
  const [level, setLevel] = useState(0);
  const heard = useRef(onHeard);

  useEffect(() => {
    heard.current = onHeard;
  });

  useEffect(
    () =>
      watchMicrophoneLevel(track, (next) => {
        setLevel(next);
        if (next >= heardLevel) heard.current?.();
      }),
    [track],
  );

  return <Meter label={t("level")} value={isMuted ? 0 : level} {...(isMuted && { valueText: t("muted") })} />;
}
