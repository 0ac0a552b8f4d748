"use client";

import { Mic, Settings2 } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl/react";
import { noNotice, noticeSilence, noticeTalking } from "#components/call/data-track/mute-notice.ts";
import { watchMicrophoneLevel } from "#components/call/devices/microphone-level.ts";
import { useCallSession } from "#components/call/react/call-context.tsx";
import { useCall } from "#components/call/react/use-call.ts";
import { useStore } from "#components/call/react/use-store.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";

/** Says that nobody hears this person, when they seem to think otherwise. */
export function MicrophoneHints({
  nameOf,
  onChooseDevices,
}: {
  nameOf: (identity: string) => string;
  onChooseDevices: () => void;
}) {
  const { track, isOn } = useCall((state) => state.local.microphone);
  const mutedBy = useStore(useCallSession().hostMute);
  if (mutedBy !== null) return <MutedByHost name={nameOf(mutedBy)} />;
  if (!track) return null;
  // A new key for each: what was noticed of one microphone says nothing of the next.
  return isOn ? (
    <SilentMicrophone key={track.id} track={track} onChooseDevices={onChooseDevices} />
  ) : (
    <TalkingWhileMuted key={track.id} track={track} />
  );
}

/** For as long as it is so: who was not looking must still learn why nobody answers. */
function MutedByHost({ name }: { name: string }) {
  const t = useTranslations("call.hints");
  return (
    <Banner tone="attention" title={t("mutedBy", { name })} action={<Unmute />}>
      {t("mutedByDetail")}
    </Banner>
  );
}

function Unmute() {
  const t = useTranslations("call.hints");
  const { media } = useCallSession();
  return (
    <Button
      variant="primary"
      icon={<Mic aria-hidden className="size-5" />}
      onClick={() => media.setMicrophoneEnabled(true)}
    >
      {t("unmute")}
    </Button>
  );
}

function TalkingWhileMuted({ track }: { track: MediaStreamTrack }) {
  const t = useTranslations("call.hints");
  const [isTalking, setIsTalking] = useState(false);

  useEffect(() => {
    // A muted track gives zeros, a copy of it does not. What it hears stays in this page.
    const copy = track.clone();
    copy.enabled = true;
    let notice: Parameters<typeof noticeTalking>[0] = noNotice;
    const stop = watchMicrophoneLevel(copy, (level) => {
      notice = noticeTalking(notice, level, performance.now());
      setIsTalking(notice.isShown);
    });
    return () => {
      stop();
      copy.stop();
    };
  }, [track]);

  if (!isTalking) return null;
  return <Banner tone="attention" title={t("talkingWhileMuted")} action={<Unmute />} />;
}

function SilentMicrophone({
  track,
  onChooseDevices,
}: {
  track: MediaStreamTrack;
  onChooseDevices: () => void;
}) {
  const t = useTranslations("call.hints");
  const [isSilent, setIsSilent] = useState(false);

  useEffect(() => {
    let notice: Parameters<typeof noticeSilence>[0] = noNotice;
    return watchMicrophoneLevel(track, (_level, peak) => {
      notice = noticeSilence(notice, peak, performance.now());
      setIsSilent(notice.isShown);
    });
  }, [track]);

  if (!isSilent) return null;
  return (
    <Banner
      tone="attention"
      title={t("silentTitle")}
      action={
        <Button icon={<Settings2 aria-hidden className="size-5" />} onClick={onChooseDevices}>
          {t("chooseMicrophone")}
        </Button>
      }
    >
      {t("silentDetail")}
    </Banner>
  );
}
