"use client";

import type { LocalMedia } from "#components/call/local-media.ts";
import type { MediaKind } from "#components/call/media-problem.ts";
import { useLocalMedia } from "#components/call/use-local-media.ts";
import { Select } from "#components/ui/select.tsx";

const labels: Record<MediaKind, string> = { microphone: "Microphone to use", camera: "Camera to use" };

/** Nothing while there is nothing to choose. */
export function DeviceSelect({ media, kind }: { media: LocalMedia; kind: MediaKind }) {
  const { choices, deviceId } = useLocalMedia(media)[kind];
  if (choices.length < 2) return null;
  return (
    <Select
      label={labels[kind]}
      value={deviceId ?? ""}
      options={choices.map((choice) => ({ value: choice.deviceId, label: choice.label }))}
      onChange={(event) => void media.choose(kind, event.currentTarget.value)}
    />
  );
}
