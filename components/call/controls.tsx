"use client";

import { Mic, MicOff, PhoneOff, Settings2, Video, VideoOff } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl/react";
import { useCallSession } from "#components/call/call-context.tsx";
import { ControlButton } from "#components/call/control-button.tsx";
import { DeviceDialog } from "#components/call/device-dialog.tsx";
import { useCall } from "#components/call/use-call.ts";

const iconStyle = "size-6 shrink-0";

/**
 * The labels stay what they are and `aria-pressed` says the state: a label that changes with its state is read out as
 * its opposite. What ends something stands apart from what is pressed often.
 */
export function Controls({
  onLeave,
  extra,
  ending,
}: {
  onLeave: () => void;
  extra?: ReactNode;
  ending?: ReactNode;
}) {
  const t = useTranslations("call.controls");
  const session = useCallSession();
  const { microphone, camera } = useCall((state) => state.local);
  const [isChoosing, setIsChoosing] = useState(false);

  return (
    <fieldset aria-label={t("label")} className="flex flex-wrap gap-2 p-2 sm:justify-between sm:px-4">
      <div className="contents sm:flex sm:gap-2">
        <ControlButton
          label={t("mute")}
          isPressed={!microphone.isOn}
          icon={
            microphone.isOn ? (
              <Mic aria-hidden className={iconStyle} />
            ) : (
              <MicOff aria-hidden className={iconStyle} />
            )
          }
          onClick={() => session.setMicrophoneEnabled(!microphone.isOn)}
        />
        <ControlButton
          label={t("camera")}
          isPressed={camera.isOn}
          isOff={!camera.isOn}
          icon={
            camera.isOn ? (
              <Video aria-hidden className={iconStyle} />
            ) : (
              <VideoOff aria-hidden className={iconStyle} />
            )
          }
          onClick={() => void session.setCameraEnabled(!camera.isOn)}
        />
        <ControlButton
          label={t("more")}
          icon={<Settings2 aria-hidden className={iconStyle} />}
          onClick={() => setIsChoosing(true)}
        />
        {extra}
      </div>
      <div className="contents sm:flex sm:gap-2">
        <ControlButton
          label={t("leave")}
          tone="danger"
          icon={<PhoneOff aria-hidden className={iconStyle} />}
          onClick={onLeave}
        />
        {ending}
      </div>
      <DeviceDialog media={session.media} open={isChoosing} onClose={() => setIsChoosing(false)} />
    </fieldset>
  );
}
