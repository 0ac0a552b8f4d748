"use client";

import { MicOff } from "lucide-react";
import type { CSSProperties, ReactNode } from "react";
import { useTranslations } from "use-intl/react";
import type { CallParticipant } from "#components/call/session/call-participant.ts";
import { MuteOther } from "#components/call/stage/mute-other.tsx";
import { VideoTrack } from "#components/call/stage/video-track.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { classNames } from "#components/ui/class-names.ts";

export function ParticipantTile({
  participant,
  name,
  isMain,
  isSpeaking,
  canMute,
  style,
}: {
  participant: CallParticipant;
  name: string;
  isMain: boolean;
  isSpeaking: boolean;
  /** Whether this person may turn off the microphone of that one. */
  canMute: boolean;
  style: CSSProperties;
}) {
  const t = useTranslations("call.stage");
  const { sid, identity, isMuted, isReconnecting, isCameraOn, camera } = participant;
  // A participant who is away would not receive it.
  const isMuteOffered = canMute && !isMuted && !isReconnecting;
  return (
    <figure
      data-participant={identity}
      data-muted={isMuted}
      data-main={isMain}
      data-speaking={isSpeaking}
      tabIndex={canMute ? -1 : undefined}
      style={style}
      className={classNames(
        "@container absolute flex items-center justify-center overflow-hidden rounded-2xl bg-surface",
        isSpeaking && "outline-3 outline-accent",
      )}
    >
      {camera ? (
        <VideoTrack track={camera} className="absolute inset-0 object-cover lg:object-contain" />
      ) : (
        <div
          className={classNames("flex flex-col items-center gap-2 p-2", isMuteOffered ? "pb-14" : "pb-10")}
        >
          <Avatar name={name} size={isMain ? "large" : "regular"} />
          <p className={classNames("text-center text-muted", isMuteOffered && "@max-2xs:sr-only")}>
            {isCameraOn ? t("onItsWay") : t("cameraOff")}
          </p>
        </div>
      )}
      {isReconnecting && (
        <p
          className={classNames(
            "absolute inset-0 flex items-center justify-center bg-shade text-center font-semibold",
            isMain ? "p-4" : "p-2 pb-10 text-sm leading-tight",
          )}
        >
          {t("dropped", { name })}
        </p>
      )}
      <Caption name={name} isMuted={isMuted}>
        {isMuteOffered && <MuteOther sid={sid} name={name} />}
      </Caption>
    </figure>
  );
}

function Caption({ name, isMuted, children }: { name: string; isMuted: boolean; children: ReactNode }) {
  const t = useTranslations("call.stage");
  return (
    <figcaption
      className={classNames(
        "absolute bottom-1 start-1 flex max-w-[calc(100%-0.5rem)] items-center gap-2 rounded-lg bg-shade sm:bottom-2 sm:start-2",
        children ? "p-0.5 ps-2 sm:ps-3" : "px-2 py-0.5 sm:px-3 sm:py-1",
      )}
    >
      <span className="truncate font-medium">{name}</span>
      {isMuted && (
        <>
          <MicOff aria-hidden className="size-5 shrink-0" />
          <span className="sr-only">{t("muted")}</span>
        </>
      )}
      {children}
    </figcaption>
  );
}
