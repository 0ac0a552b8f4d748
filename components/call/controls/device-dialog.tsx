"use client";

import { useTranslations } from "use-intl/react";
import { DeviceSelect } from "#components/call/pre-join/device-select.tsx";
import { MicrophoneMeter } from "#components/call/pre-join/microphone-meter.tsx";
import { SpeakerTest } from "#components/call/pre-join/speaker-test.tsx";
import { useCallSession } from "#components/call/react/call-context.tsx";
import { useLocalMedia } from "#components/call/react/use-local-media.ts";
import { Dialog } from "#components/ui/dialog.tsx";

/** Another camera, microphone or speaker during the call, with what shows that it works. */
export function DeviceDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { media, speaker } = useCallSession();
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
        <SpeakerTest output={speaker} />
      </div>
    </Dialog>
  );
}
