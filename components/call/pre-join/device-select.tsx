"use client";

import { useTranslations } from "use-intl/react";
import type { LocalMedia } from "#components/call/devices/local-media.ts";
import type { MediaKind } from "#components/call/devices/media-problem.ts";
import { useLocalMedia } from "#components/call/react/use-local-media.ts";
import { Select } from "#components/ui/select.tsx";

const unnamed = { microphone: "unnamedMicrophone", camera: "unnamedCamera" } as const;

/** Nothing while there is nothing to choose. */
export function DeviceSelect({ media, kind }: { media: LocalMedia; kind: MediaKind }) {
  const t = useTranslations("call");
  const { choices, deviceId } = useLocalMedia(media)[kind];
  if (choices.length < 2) return null;
  return (
    <Select
      label={t(`devices.choice.${kind}`)}
      value={deviceId ?? ""}
      options={choices.map(({ deviceId: value, label }, index) => ({
        value,
        label: label || t(`deviceChoice.${unnamed[kind]}`, { number: String(index + 1) }),
      }))}
      onChange={(event) => void media.choose(kind, event.currentTarget.value)}
    />
  );
}
