"use client";

import { useLayoutEffect } from "react";
import type { LocalMedia } from "#components/call/devices/local-media.ts";
import { keepSoundOnly, wasSoundOnly } from "#components/visit/tab-choices.ts";

/** Who switched the camera off does not find it on after a reload. */
export function useKeptCamera(media: LocalMedia, consultationId: string): void {
  // Before the effects in which the screens open the devices.
  useLayoutEffect(() => {
    if (wasSoundOnly(consultationId)) void media.setCameraEnabled(false);
    return media.subscribe(() => keepSoundOnly(consultationId, !media.getSnapshot().camera.isOn));
  }, [media, consultationId]);
}
