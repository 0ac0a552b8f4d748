"use client";

import { useEffect, useRef } from "react";
import type { PlayableTrack } from "#components/call/session/call-participant.ts";
import { classNames } from "#components/ui/class-names.ts";

/** A picture without sound: sound has its own element, which no change of layout interrupts. */
export function VideoTrack({
  track,
  isMirrored = false,
  className,
}: {
  track: PlayableTrack;
  isMirrored?: boolean;
  className?: string;
}) {
  const ref = useRef<HTMLVideoElement>(null);

  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    track.attach(element);
    return () => {
      track.detach(element);
    };
  }, [track]);

  return (
    <video
      ref={ref}
      autoPlay
      playsInline
      muted
      // The words beside the picture say whose it is.
      aria-hidden
      className={classNames("size-full", isMirrored && "-scale-x-100", className)}
    />
  );
}
