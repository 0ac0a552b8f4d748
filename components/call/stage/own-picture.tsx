"use client";

import { MicOff, VideoOff } from "lucide-react";
import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import type { LocalMediaState } from "#components/call/devices/local-media.ts";
import { useCallSession } from "#components/call/react/call-context.tsx";
import { useStore } from "#components/call/react/use-store.ts";
import { ownPictureSize, type Size } from "#components/call/stage/call-layout.ts";
import { firstPosition, moved, nextCorner, offset } from "#components/call/stage/own-position.ts";
import { SelfView } from "#components/call/stage/self-view.tsx";
import { classNames } from "#components/ui/class-names.ts";

const keyStepPx = 24;

/** Less is a press, by a hand that is not quite still. */
const leastDragPx = 6;

const keyDirections: Record<string, { x: number; y: number } | undefined> = {
  ArrowLeft: { x: -keyStepPx, y: 0 },
  ArrowRight: { x: keyStepPx, y: 0 },
  ArrowUp: { x: 0, y: -keyStepPx },
  ArrowDown: { x: 0, y: keyStepPx },
};

/** This person's picture. While small, it moves by dragging, by arrow keys, or to the next corner by a press. */
export function OwnPicture({
  local: { camera, microphone },
  stage,
  isLarge,
}: {
  local: LocalMediaState;
  stage: Size;
  isLarge: boolean;
}) {
  const t = useTranslations("call.stage");
  const { blur } = useCallSession();
  const { picture } = useStore(blur);
  const [position, setPosition] = useState(firstPosition);
  const size = ownPictureSize(stage);
  const room = { stage, picture: size };
  const { x, y } = offset(position, room);

  return (
    <figure
      data-self-view
      style={isLarge ? undefined : { insetInlineStart: x, top: y, ...size }}
      className={classNames(
        "overflow-hidden rounded-2xl bg-sunken",
        isLarge ? "relative size-full" : "absolute z-10 border border-line",
      )}
    >
      {camera.track ? (
        <SelfView
          track={picture ?? camera.track}
          isMirrored={camera.track.getSettings().facingMode !== "environment"}
          className="object-cover"
        />
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
      {!isLarge && (
        <MoveHandle
          label={t("ownPicture")}
          onMove={(by) => setPosition((before) => moved(before, by, room))}
          onPress={() => setPosition(nextCorner)}
        />
      )}
    </figure>
  );
}

/** Lies over the whole picture. */
function MoveHandle({
  label,
  onMove,
  onPress,
}: {
  label: string;
  onMove: (by: { x: number; y: number }) => void;
  onPress: () => void;
}) {
  const drag = useRef<{ x: number; y: number; hasMoved: boolean } | null>(null);

  function onPointerDown({ currentTarget, pointerId, clientX, clientY }: PointerEvent<HTMLButtonElement>) {
    currentTarget.setPointerCapture(pointerId);
    drag.current = { x: clientX, y: clientY, hasMoved: false };
  }

  function onPointerMove({ currentTarget, buttons, clientX, clientY }: PointerEvent<HTMLButtonElement>) {
    const from = drag.current;
    if (!from || buttons === 0) return;
    const by = { x: clientX - from.x, y: clientY - from.y };
    if (!from.hasMoved && Math.hypot(by.x, by.y) < leastDragPx) return;
    drag.current = { x: clientX, y: clientY, hasMoved: true };
    onMove(alongLine(by, currentTarget));
  }

  function onKeyDown(event: KeyboardEvent<HTMLButtonElement>) {
    const by = keyDirections[event.key];
    if (!by) return;
    event.preventDefault();
    onMove(alongLine(by, event.currentTarget));
  }

  return (
    <button
      type="button"
      aria-label={label}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerCancel={() => {
        drag.current = null;
      }}
      onClick={() => {
        const wasDrag = drag.current?.hasMoved;
        drag.current = null;
        if (!wasDrag) onPress();
      }}
      onKeyDown={onKeyDown}
      className="absolute inset-0 cursor-move touch-none rounded-2xl focus-visible:outline-offset-[-3px]"
    />
  );
}

/** Places count from the start of the line, which is at the right in some languages. */
function alongLine({ x, y }: { x: number; y: number }, element: Element): { x: number; y: number } {
  return { x: getComputedStyle(element).direction === "rtl" ? -x : x, y };
}
