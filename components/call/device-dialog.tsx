"use client";

import { useTranslations } from "use-intl/react";
import { DeviceSelect } from "#components/call/device-select.tsx";
import type { LocalMedia } from "#components/call/local-media.ts";
import { MicrophoneMeter } from "#components/call/microphone-meter.tsx";
import { SpeakerTest } from "#components/call/speaker-test.tsx";
import { useLocalMedia } from "#components/call/use-local-media.ts";
import { Dialog } from "#components/ui/dialog.tsx";

/** Another camera or microphone during the call, with what shows that it works. */
export function DeviceDialog({
  media,
  open,
  onClose,
}: {
  media: LocalMedia;
  open: boolean;
  onClose: () => void;
}) {
  const t = useTranslations("call.deviceChoice");
  const { microphone } = useLocalMedia(media);
  return (
    <Dialog open={open} onClose={onClose} title={t("title")}>
      <div className="flex flex-col gap-4">
        <DeviceSelect media={media} kind="camera" />
        <DeviceSelect media={media} kind="microphone" />
        {microphone.track && (
          <div className="flex flex-col gap-1">
            <p>{t("saySomething")}</p>
            <MicrophoneMeter track={microphone.track} isMuted={!microphone.isOn} />
          </div>
        )}
        <SpeakerTest />
      </div>
    </Dialog>
  );
}
