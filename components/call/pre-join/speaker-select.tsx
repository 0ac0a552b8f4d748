"use client";

import { useTranslations } from "use-intl/react";
import type { AudioOutput } from "#components/call/devices/audio-output.ts";
import { useStore } from "#components/call/react/use-store.ts";
import { Select } from "#components/ui/select.tsx";

/** Nothing where there is nothing to choose. */
export function SpeakerSelect({ output, onChosen }: { output: AudioOutput; onChosen: () => void }) {
  const t = useTranslations("call.deviceChoice");
  const { choices, deviceId } = useStore(output);
  if (choices.length < 2) return null;
  return (
    <Select
      label={t("speaker")}
      value={deviceId || choices[0]?.deviceId}
      options={choices.map(({ deviceId: value, label }, index) => ({
        value,
        label: label || t("unnamedSpeaker", { number: String(index + 1) }),
      }))}
      onChange={(event) => {
        output.choose(event.currentTarget.value);
        onChosen();
      }}
    />
  );
}
