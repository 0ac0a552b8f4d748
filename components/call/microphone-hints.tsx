"use client";

import { Mic, Settings2 } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl/react";
import { useCallSession } from "#components/call/call-context.tsx";
import { watchMicrophoneLevel } from "#components/call/microphone-level.ts";
import { noNotice, noticeSilence, noticeTalking } from "#components/call/mute-notice.ts";
import { useCall } from "#components/call/use-call.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";

/** Says that nobody hears this person, when they seem to think otherwise. */
export function MicrophoneHints({ onChooseDevices }: { onChooseDevices: () => void }) {
  const { track, isOn } = useCall((state) => state.local.microphone);
  if (!track) return null;
  // A new key for each: what was noticed of one microphone says nothing of the next.
  return isOn ? (
    <SilentMicrophone key={track.id} track={track} onChooseDevices={onChooseDevices} />
  ) : (
    <TalkingWhileMuted key={track.id} track={track} />
  );
}

function TalkingWhileMuted({ track }: { track: MediaStreamTrack }) {
  const t = useTranslations("call.hints");
  const session = useCallSession();
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
  return (
    <Banner
      tone="attention"
      title={t("talkingWhileMuted")}
      action={
        <Button
          variant="primary"
          icon={<Mic aria-hidden className="size-5" />}
          onClick={() => session.media.setMicrophoneEnabled(true)}
        >
          {t("unmute")}
        </Button>
      }
    />
  );
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
