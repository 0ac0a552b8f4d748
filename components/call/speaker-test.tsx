"use client";

import { Volume2 } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { DeviceCheck } from "#components/call/device-check.tsx";
import { playTestSound } from "#components/call/test-sound.ts";
import { Button } from "#components/ui/button.tsx";

type Step = "untried" | "playing" | "played" | "heard";

/** Only the person can say whether a sound was heard. */
export function SpeakerTest() {
  const t = useTranslations("call.devices");
  const [step, setStep] = useState<Step>("untried");

  async function play() {
    setStep("playing");
    await playTestSound();
    setStep("played");
  }

  return (
    <DeviceCheck label={t("speaker")} works={step === "heard"} toDo={t("sound.toDo")}>
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
