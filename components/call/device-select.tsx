"use client";

import { useTranslations } from "use-intl/react";
import type { LocalMedia } from "#components/call/local-media.ts";
import type { MediaKind } from "#components/call/media-problem.ts";
import { useLocalMedia } from "#components/call/use-local-media.ts";
import { Select } from "#components/ui/select.tsx";

/** Nothing while there is nothing to choose. */
export function DeviceSelect({ media, kind }: { media: LocalMedia; kind: MediaKind }) {
  const t = useTranslations("call.devices");
  const { choices, deviceId } = useLocalMedia(media)[kind];
  if (choices.length < 2) return null;
  return (
    <Select
      label={t(`choice.${kind}`)}
      value={deviceId ?? ""}
      options={choices.map((choice) => ({ value: choice.deviceId, label: choice.label }))}
      onChange={(event) => void media.choose(kind, event.currentTarget.value)}
    />
  );
}
