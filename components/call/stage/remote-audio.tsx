"use client";

import { Volume2 } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import { playOn } from "#components/call/devices/audio-output.ts";
import { useCallSession } from "#components/call/react/call-context.tsx";
import { useCall } from "#components/call/react/use-call.ts";
import { useStore } from "#components/call/react/use-store.ts";
import type { CallParticipant, PlayableTrack } from "#components/call/session/call-participant.ts";
import { isInRoom } from "#components/call/session/call-state.ts";
import { Button } from "#components/ui/button.tsx";

const nobody: readonly CallParticipant[] = [];

/**
 * Everybody's sound, mounted once beside the layout. A browser that refuses to play it before a press (Safari without
 * an open microphone does) gets a button for that press.
 */
export function RemoteAudio() {
  const t = useTranslations("call.stage");
  const participants = useCall((state) => (isInRoom(state) ? state.participants : nobody));
  const { deviceId: speakerId } = useStore(useCallSession().speaker);
  const [isBlocked, setIsBlocked] = useState(false);
  const container = useRef<HTMLDivElement>(null);
  const onBlocked = useCallback(() => setIsBlocked(true), []);

  const playAll = async () => {
    const elements = container.current?.querySelectorAll("audio") ?? [];
    const results = await Promise.allSettled([...elements].map((element) => element.play()));
    setIsBlocked(results.some(isRefusal));
  };

  return (
    <>
      <div ref={container} hidden>
        {participants.map(
          ({ sid, audio }) =>
            audio && <AudioTrack key={sid} track={audio} speakerId={speakerId} onBlocked={onBlocked} />,
        )}
      </div>
      {isBlocked && (
        <Button
          variant="primary"
          size="large"
          icon={<Volume2 aria-hidden className="size-6" />}
          onClick={playAll}
        >
          {t("hear")}
        </Button>
      )}
    </>
  );
}

function AudioTrack({
  track,
  speakerId,
  onBlocked,
}: {
  track: PlayableTrack;
  speakerId: string;
  onBlocked: () => void;
}) {
  const ref = useRef<HTMLAudioElement>(null);

  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    track.attach(element);
    element.play().catch((reason: unknown) => {
      if (isNotAllowed(reason)) onBlocked();
    });
    return () => {
      track.detach(element);
    };
  }, [track, onBlocked]);

  useEffect(() => {
    if (ref.current) void playOn(ref.current, speakerId);
  }, [speakerId]);

  // biome-ignore lint/a11y/useMediaCaption: live speech, for which there is no caption file.
  return <audio ref={ref} autoPlay />;
}

function isRefusal(result: PromiseSettledResult<void>): boolean {
  return result.status === "rejected" && isNotAllowed(result.reason);
}

/** Playing is also cut short (AbortError) when the element goes away, which is no refusal. */
function isNotAllowed(reason: unknown): boolean {
  return reason instanceof Error && reason.name === "NotAllowedError";
}
