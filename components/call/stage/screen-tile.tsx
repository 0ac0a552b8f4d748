"use client";

import { MonitorUp } from "lucide-react";
import type { CSSProperties } from "react";
import { useTranslations } from "use-intl/react";
import type { PlayableTrack } from "#components/call/session/call-participant.ts";
import { VideoTrack } from "#components/call/stage/video-track.tsx";

/** The screen that someone shows: all of it, since what is at its edge may be what is meant. */
export function ScreenTile({
  track,
  identity,
  name,
  isMain,
  style,
}: {
  track: PlayableTrack;
  identity: string;
  name: string;
  isMain: boolean;
  style: CSSProperties;
}) {
  const t = useTranslations("call.stage");
  return (
    <figure
      data-screen={identity}
      data-main={isMain}
      style={style}
      className="absolute overflow-hidden rounded-2xl bg-surface"
    >
      <VideoTrack track={track} className="object-contain" />
      <figcaption className="absolute bottom-2 start-2 flex max-w-[calc(100%-1rem)] items-center gap-2 rounded-lg bg-shade px-3 py-1">
        <MonitorUp aria-hidden className="size-5 shrink-0" />
        <span className="truncate font-medium">{t("screenOf", { name })}</span>
      </figcaption>
    </figure>
  );
}
