"use client";

import { MicOff, VideoOff } from "lucide-react";
import { useTranslations } from "use-intl/react";
import type { CallParticipant } from "#components/call/call-participant.ts";
import type { LocalMediaState } from "#components/call/local-media.ts";
import { ParticipantTile } from "#components/call/participant-tile.tsx";
import { SelfView } from "#components/call/self-view.tsx";
import { classNames } from "#components/ui/class-names.ts";

export interface StageProps {
  participants: readonly CallParticipant[];
  local: LocalMediaState;
  nameOf: (identity: string) => string;
}

/** The others as large as the screen allows and the own picture small in a corner; who is alone sees themselves. */
export function Stage({ participants, local, nameOf }: StageProps) {
  const t = useTranslations("call.stage");
  const isAlone = participants.length === 0;
  return (
    <div className="relative min-h-0 flex-1 p-2">
      {isAlone ? (
        <p className="absolute inset-x-4 top-4 z-10 rounded-xl bg-shade p-3 text-center text-lg">
          {t("alone")}
        </p>
      ) : (
        <div className={classNames("grid size-full auto-rows-fr gap-2", columns(participants.length))}>
          {participants.map((participant) => (
            <ParticipantTile
              key={participant.sid}
              participant={participant}
              name={nameOf(participant.identity)}
            />
          ))}
        </div>
      )}
      <OwnPicture local={local} isLarge={isAlone} />
    </div>
  );
}

/** Faces beside each other where the screen is wide, below each other where it is high. */
function columns(count: number): string {
  if (count === 1) return "grid-cols-1";
  return count === 3 ? "grid-cols-1 landscape:grid-cols-3" : "grid-cols-1 landscape:grid-cols-2";
}

function OwnPicture({
  local: { camera, microphone },
  isLarge,
}: {
  local: LocalMediaState;
  isLarge: boolean;
}) {
  const t = useTranslations("call.stage");
  return (
    <figure
      data-self-view
      className={classNames(
        "overflow-hidden rounded-2xl bg-sunken",
        isLarge
          ? "relative size-full"
          : "absolute top-4 end-4 aspect-[3/4] w-24 border border-line sm:aspect-video sm:w-48",
      )}
    >
      {camera.track ? (
        <SelfView track={camera.track} className="object-cover" />
      ) : (
        <div className="flex size-full items-center justify-center">
          <VideoOff aria-hidden className="size-8 text-muted" />
        </div>
      )}
      <figcaption className="absolute bottom-0 start-0 flex items-center gap-1.5 rounded-se-lg bg-shade px-2 py-0.5 text-sm">
        {t("you")}
        {!microphone.isOn && (
          <>
            <MicOff aria-hidden className="size-4" />
            <span className="sr-only">{t("muted")}</span>
          </>
        )}
        {!camera.track && <span className="sr-only">. {t("cameraOff")}</span>}
      </figcaption>
    </figure>
  );
}
