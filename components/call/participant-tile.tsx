"use client";

import { MicOff } from "lucide-react";
import { useTranslations } from "use-intl/react";
import type { CallParticipant } from "#components/call/call-participant.ts";
import { VideoTrack } from "#components/call/video-track.tsx";
import { Avatar } from "#components/ui/avatar.tsx";

export function ParticipantTile({ participant, name }: { participant: CallParticipant; name: string }) {
  const t = useTranslations("call.stage");
  const { identity, isMuted, isReconnecting, isCameraOn, camera } = participant;
  return (
    <figure
      data-participant={identity}
      data-muted={isMuted}
      className="relative flex min-h-0 min-w-0 items-center justify-center overflow-hidden rounded-2xl bg-surface"
    >
      {camera ? (
        <VideoTrack track={camera} className="absolute inset-0 object-cover lg:object-contain" />
      ) : (
        <div className="flex flex-col items-center gap-3 p-4 text-center">
          <Avatar name={name} size="large" />
          <p className="text-muted">{isCameraOn ? t("onItsWay") : t("cameraOff")}</p>
        </div>
      )}
      {isReconnecting && (
        <p className="absolute inset-0 flex items-center justify-center bg-shade p-4 text-center font-semibold">
          {t("dropped", { name })}
        </p>
      )}
      <figcaption className="absolute bottom-2 start-2 flex max-w-[calc(100%-1rem)] items-center gap-2 rounded-lg bg-shade px-3 py-1">
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
