"use client";

import { type CSSProperties, useMemo, useRef } from "react";
import { useTranslations } from "use-intl/react";
import type { LocalMediaState } from "#components/call/devices/local-media.ts";
import type { CallParticipant } from "#components/call/session/call-participant.ts";
import { type Box, layOut } from "#components/call/stage/call-layout.ts";
import { OwnPicture } from "#components/call/stage/own-picture.tsx";
import { ParticipantTile } from "#components/call/stage/participant-tile.tsx";
import { ScreenTile } from "#components/call/stage/screen-tile.tsx";
import { stageTiles } from "#components/call/stage/stage-tiles.ts";
import { useSize } from "#components/call/stage/use-size.ts";

export interface StageProps {
  participants: readonly CallParticipant[];
  local: LocalMediaState;
  nameOf: (identity: string) => string;
  /** The others all alike, or who speaks large. */
  isSameSize: boolean;
  speakerSid: string | null;
  canMuteOthers: boolean;
}

/**
 * The others as large as the screen allows and the own picture small; who is alone sees themselves. A change of the layout
 * moves the pictures and makes none anew: each goes on playing.
 */
export function Stage({ participants, local, nameOf, isSameSize, speakerSid, canMuteOthers }: StageProps) {
  const t = useTranslations("call.stage");
  const ref = useRef<HTMLDivElement>(null);
  const size = useSize(ref);
  const { tiles, view } = useMemo(
    () => stageTiles(participants, { isSameSize, speakerSid }),
    [participants, isSameSize, speakerSid],
  );
  const boxes = layOut(size, tiles.length, view);
  const isAlone = participants.length === 0;
  // In the order of their keys: React would move an element, and so interrupt its picture, to follow the layout's order.
  const drawn = tiles
    .map((tile, index) => ({ tile, box: boxes[index], isMain: index === 0 }))
    .toSorted((one, other) => one.tile.key.localeCompare(other.tile.key));

  return (
    // Where there is hardly room for it, what does not fit is cut: it must not lie on the controls.
    <div className="min-h-0 flex-1 overflow-hidden p-2">
      <div ref={ref} data-stage={view} className="relative size-full">
        {isAlone && (
          <p className="absolute inset-x-2 top-2 z-10 rounded-xl bg-shade p-3 text-center text-lg">
            {t("alone")}
          </p>
        )}
        {drawn.map(({ tile, box, isMain }) => {
          const { identity, sid } = tile.participant;
          const shared = { name: nameOf(identity), isMain, style: boxStyle(box) };
          if (tile.kind === "screen") {
            return <ScreenTile key={tile.key} {...shared} identity={identity} track={tile.screen} />;
          }
          const isSpeaking = participants.length > 1 && sid === speakerSid;
          return (
            <ParticipantTile
              key={tile.key}
              {...shared}
              participant={tile.participant}
              isSpeaking={isSpeaking}
              canMute={canMuteOthers}
            />
          );
        })}
        {size.width > 0 && <OwnPicture local={local} stage={size} isLarge={isAlone} />}
      </div>
    </div>
  );
}

function boxStyle(box: Box | undefined): CSSProperties {
  if (!box) return { visibility: "hidden" };
  return { insetInlineStart: box.x, top: box.y, width: box.width, height: box.height };
}
