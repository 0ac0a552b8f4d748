"use client";

import { MicOff } from "lucide-react";
import type { CSSProperties } from "react";
import { useTranslations } from "use-intl/react";
import type { CallParticipant } from "#components/call/call-participant.ts";
import { VideoTrack } from "#components/call/video-track.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { classNames } from "#components/ui/class-names.ts";

export function ParticipantTile({
  participant,
  name,
  isMain,
  isSpeaking,
  style,
}: {
  participant: CallParticipant;
  name: string;
  isMain: boolean;
  isSpeaking: boolean;
  style: CSSProperties;
}) {
  const t = useTranslations("call.stage");
  const { identity, isMuted, isReconnecting, isCameraOn, camera } = participant;
  return (
    <figure
      data-participant={identity}
      data-muted={isMuted}
      data-main={isMain}
      data-speaking={isSpeaking}
      style={style}
      className={classNames(
        "absolute flex items-center justify-center overflow-hidden rounded-2xl bg-surface",
        isSpeaking && "outline-3 outline-accent",
      )}
    >
      {camera ? (
        <VideoTrack track={camera} className="absolute inset-0 object-cover lg:object-contain" />
      ) : (
        <div className="flex flex-col items-center gap-2 p-2 pb-10 text-center">
          <Avatar name={name} size={isMain ? "large" : "regular"} />
          <p className="text-muted">{isCameraOn ? t("onItsWay") : t("cameraOff")}</p>
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
      <figcaption className="absolute bottom-1 start-1 flex max-w-[calc(100%-0.5rem)] items-center gap-2 rounded-lg bg-shade px-2 py-0.5 sm:bottom-2 sm:start-2 sm:px-3 sm:py-1">
        <span className="truncate font-medium">{name}</span>
        {isMuted && (
          <>
            <MicOff aria-hidden className="size-5 shrink-0" />
            <span className="sr-only">{t("muted")}</span>
          </>
        )}
      </figcaption>
    </figure>
  );
}
