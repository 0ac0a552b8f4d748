"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl/react";
import type { LocalDevice, LocalMedia } from "#components/call/devices/local-media.ts";
import { permissionStatus } from "#components/call/devices/media-capture.ts";
import type { MediaKind } from "#components/call/devices/media-problem.ts";
import { useLocalMedia } from "#components/call/react/use-local-media.ts";
import { Banner } from "#components/ui/banner.tsx";

/** Most devices open within a second. */
const noticeAfterMs = 2_000;

/** Says what a device waits for that does not open: a question of the browser's, which may be folded away. */
export function WaitingDevices({ media }: { media: LocalMedia }) {
  const { camera, microphone } = useLocalMedia(media);
  const waiting = { camera: isWaiting(camera), microphone: isWaiting(microphone) };
  if (waiting.camera && waiting.microphone) return <WaitingDevice key="both" devices="both" />;
  if (waiting.camera) return <WaitingDevice key="camera" devices="camera" />;
  return waiting.microphone && <WaitingDevice key="microphone" devices="microphone" />;
}

function WaitingDevice({ devices }: { devices: MediaKind | "both" }) {
  const t = useTranslations("call.devices");
  const [reason, setReason] = useState<"asked" | "opening" | null>(null);

  useEffect(() => {
    let isGone = false;
    const look = async () => {
      const kinds = devices === "both" ? (["camera", "microphone"] as const) : [devices];
      const permissions = await Promise.all(kinds.map(permissionStatus));
      const isAsked = permissions.some((permission) => permission?.state === "prompt");
      if (!isGone) setReason(isAsked ? "asked" : "opening");
    };
    const timer = setTimeout(() => void look(), noticeAfterMs);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [devices]);

  if (reason === null) return null;
  const names = { devices: t(`names.${devices}`) };
  return (
    <Banner tone="attention" title={t(`waiting.${reason}.title`, names)}>
      {t(`waiting.${reason}.detail`, names)}
    </Banner>
  );
}

/** A muted microphone is opened as well. */
function isWaiting({ isStarting, track }: LocalDevice): boolean {
  return isStarting && track === null;
}
