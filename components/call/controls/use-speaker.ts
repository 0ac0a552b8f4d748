"use client";

import { useEffect, useState } from "react";
import { watchMicrophoneLevel } from "#components/call/devices/microphone-level.ts";
import { chooseSpeaker, nobodySpoke } from "#components/call/devices/speaker-choice.ts";
import { useCallSession } from "#components/call/react/call-context.tsx";
import { useStore } from "#components/call/react/use-store.ts";
import type { CallParticipant } from "#components/call/session/call-participant.ts";

const intervalMs = 200;

/**
 * The sid of who speaks: as the room's media server tells it, else by listening here. Rooms between peers have no server
 * that could tell. Nobody listens while there is nobody to choose from.
 */
export function useSpeaker(participants: readonly CallParticipant[]): string | null {
  const { dominantSpeaker } = useCallSession();
  const told = useStore(dominantSpeaker);
  const heard = useLoudest(participants, participants.length > 1 && told === null);
  return told ?? heard;
}

function useLoudest(participants: readonly CallParticipant[], isNeeded: boolean): string | null {
  const [sid, setSid] = useState<string | null>(null);

  useEffect(() => {
    if (!isNeeded) return;
    const levels = new Map(participants.map((participant) => [participant.sid, 0]));
    const stops = participants.flatMap((participant) =>
      participant.audio
        ? [
            watchMicrophoneLevel(participant.audio.mediaStreamTrack, (level) =>
              levels.set(participant.sid, level),
            ),
          ]
        : [],
    );
    let choice = nobodySpoke;
    const timer = setInterval(() => {
      choice = chooseSpeaker(choice, levels, performance.now());
      if (choice.sid !== null) setSid(choice.sid);
    }, intervalMs);
    return () => {
      clearInterval(timer);
      for (const stop of stops) stop();
    };
  }, [participants, isNeeded]);

  return sid;
}
