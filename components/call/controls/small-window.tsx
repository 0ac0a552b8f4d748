"use client";

import { Mic, MicOff } from "lucide-react";
import { createPortal } from "react-dom";
import { useTranslations } from "use-intl/react";
import type { Command } from "#components/call/controls/commands.ts";
import { ControlButton } from "#components/call/controls/control-button.tsx";
import type { CallParticipant } from "#components/call/session/call-participant.ts";
import { stageTiles } from "#components/call/stage/stage-tiles.ts";
import { VideoTrack } from "#components/call/stage/video-track.tsx";
import { Avatar } from "#components/ui/avatar.tsx";

/** The small window: the speaker or the shared screen, and the one control that cannot wait. */
export function SmallWindowContent({
  body,
  participants,
  speakerSid,
  nameOf,
  mute,
}: {
  body: HTMLElement;
  participants: readonly CallParticipant[];
  speakerSid: string | null;
  nameOf: (identity: string) => string;
  mute: Command | undefined;
}) {
  const t = useTranslations("call");
  const [main] = stageTiles(participants, { isSameSize: false, speakerSid }).tiles;
  const name = main && nameOf(main.participant.identity);
  const track = main?.kind === "screen" ? main.screen : main?.participant.camera;
  const Icon = mute?.isPressed ? MicOff : Mic;
  return createPortal(
    <div data-palette="stage" className="relative flex h-dvh items-center justify-center bg-canvas text-ink">
      {track && <VideoTrack track={track} className="absolute inset-0 object-contain" />}
      {!track && name && <Avatar name={name} size="large" />}
      <p className="absolute top-2 start-2 max-w-[calc(100%-1rem)] truncate rounded-lg bg-shade px-2 py-0.5">
        {name ?? t("stage.alone")}
      </p>
      {mute && (
        <div className="absolute bottom-2 flex">
          <ControlButton
            label={t("controls.mute")}
            isPressed={mute.isPressed ?? false}
            icon={<Icon aria-hidden className="size-6" />}
            onClick={mute.run}
          />
        </div>
      )}
    </div>,
    body,
  );
}
