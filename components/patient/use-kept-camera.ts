"use client";

import { useLayoutEffect } from "react";
import type { LocalMedia } from "#components/call/devices/local-media.ts";
import { keepSoundOnly, wasSoundOnly } from "#components/visit/tab-choices.ts";

/** Keeps the camera off after a reload when the person had turned it off. */
export function useKeptCamera(media: LocalMedia, consultationId: string): void {
  // Before the effects in which the screens open the devices.
  useLayoutEffect(() => {
    if (wasSoundOnly(consultationId)) void media.setCameraEnabled(false);
    return media.subscribe(() => keepSoundOnly(consultationId, !media.getSnapshot().camera.isOn));
  }, [media, consultationId]);
}
