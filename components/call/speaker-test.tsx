"use client";

import { Volume2 } from "lucide-react";
import { useState } from "react";
import { DeviceCheck } from "#components/call/device-check.tsx";
import { playTestSound } from "#components/call/test-sound.ts";
import { Button } from "#components/ui/button.tsx";

type Step = "untried" | "playing" | "played" | "heard";

/** Only the person can say whether a sound was heard. */
export function SpeakerTest() {
  const [step, setStep] = useState<Step>("untried");

  async function play() {
    setStep("playing");
    await playTestSound();
    setStep("played");
  }

  return (
    <DeviceCheck label="Speaker" works={step === "heard"} toDo="can be tried with a sound">
      <div className="flex flex-wrap gap-2">
        <Button icon={<Volume2 aria-hidden className="size-5" />} busy={step === "playing"} onClick={play}>
          Play a sound
        </Button>
        {step === "played" && <Button onClick={() => setStep("heard")}>I heard it</Button>}
      </div>
      <p aria-live="polite" className="text-muted empty:hidden">
        {step === "played" && "If not, turn up the volume or check your headphones, and play it again."}
      </p>
    </DeviceCheck>
  );
}
