import { useSyncExternalStore } from "react";
import type { LocalMedia, LocalMediaState } from "#components/call/devices/local-media.ts";

export function useLocalMedia(media: LocalMedia): LocalMediaState {
  return useSyncExternalStore(media.subscribe, media.getSnapshot, media.getSnapshot);
}
