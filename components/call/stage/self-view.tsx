"use client";

import { useMemo } from "react";
import type { PlayableTrack } from "#components/call/session/call-participant.ts";
import { VideoTrack } from "#components/call/stage/video-track.tsx";

/**
 * The own picture, as in a mirror, unless the camera looks away from the person. Straight from the camera: it shows what is
 * captured, whatever the room does.
 */
export function SelfView({
  track,
  isMirrored = track.getSettings().facingMode !== "environment",
  className,
}: {
  track: MediaStreamTrack;
  isMirrored?: boolean;
  className?: string;
}) {
  const playable = useMemo(() => playableTrack(track), [track]);
  return (
    <VideoTrack track={playable} isMirrored={isMirrored} {...(className !== undefined && { className })} />
  );
}

function playableTrack(track: MediaStreamTrack): PlayableTrack {
  return {
    attach(element) {
      element.srcObject = new MediaStream([track]);
    },
    detach(element) {
      element.srcObject = null;
    },
  };
}
