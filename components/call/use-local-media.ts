import { useSyncExternalStore } from "react";
import type { LocalMedia, LocalMediaState } from "#components/call/local-media.ts";

export function useLocalMedia(media: LocalMedia): LocalMediaState {
  return useSyncExternalStore(media.subscribe, media.getSnapshot, media.getSnapshot);
}
