"use client";

import { Volume2 } from "lucide-react";
import { useState } from "react";
import { playTestSound } from "#components/call/test-sound.ts";
import { Button } from "#components/ui/button.tsx";

export function SpeakerTest() {
  const [hasPlayed, setHasPlayed] = useState(false);
  const [isPlaying, setIsPlaying] = useState(false);

  async function play() {
    setIsPlaying(true);
    await playTestSound();
    setIsPlaying(false);
    setHasPlayed(true);
  }

  return (
    <div className="flex flex-col items-start gap-2">
      <Button icon={<Volume2 aria-hidden className="size-5" />} busy={isPlaying} onClick={play}>
        Play a sound
      </Button>
      <p aria-live="polite" className="text-muted">
        {hasPlayed &&
          "If you did not hear it, turn up the volume or check your headphones, and play it again."}
      </p>
    </div>
  );
}
