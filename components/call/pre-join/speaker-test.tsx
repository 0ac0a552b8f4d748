"use client";

import { Volume2 } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import type { AudioOutput } from "#components/call/devices/audio-output.ts";
import { playTestSound } from "#components/call/devices/test-sound.ts";
import { DeviceCheck } from "#components/call/pre-join/device-check.tsx";
import { SpeakerSelect } from "#components/call/pre-join/speaker-select.tsx";
import { Button } from "#components/ui/button.tsx";

type Step = "untried" | "playing" | "played" | "heard";

/** Where the others will be heard, and a sound there: only the person can say whether it was heard. */
export function SpeakerTest({ output }: { output: AudioOutput }) {
  const t = useTranslations("call.devices");
  const [step, setStep] = useState<Step>("untried");

  async function play() {
    setStep("playing");
    await playTestSound(output.getSnapshot().deviceId);
    setStep("played");
  }

  return (
    <DeviceCheck label={t("speaker")} works={step === "heard"} toDo={t("sound.toDo")}>
      <SpeakerSelect output={output} onChosen={() => setStep("untried")} />
      <div className="flex flex-wrap gap-2">
        <Button icon={<Volume2 aria-hidden className="size-5" />} busy={step === "playing"} onClick={play}>
          {t("sound.play")}
        </Button>
        {step === "played" && <Button onClick={() => setStep("heard")}>{t("sound.heard")}</Button>}
      </div>
      <p aria-live="polite" className="text-muted empty:hidden">
        {step === "played" && t("sound.notHeard")}
      </p>
    </DeviceCheck>
  );
}
