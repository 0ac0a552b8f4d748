"use client";

import {
  Ellipsis,
  MessageSquare,
  Mic,
  MicOff,
  MonitorUp,
  PanelRight,
  PhoneOff,
  Video,
  VideoOff,
} from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl/react";
import type { Commands } from "#components/call/controls/commands.ts";
import { ControlButton } from "#components/call/controls/control-button.tsx";
import { MoreDialog } from "#components/call/controls/more-dialog.tsx";

const iconStyle = "size-6 shrink-0";

export interface ControlsProps {
  commands: Commands;
  unread: number;
  aside?: { label: string; isOpen: boolean; toggle: () => void } | undefined;
  onLeave: () => void;
  /** Ends the call for everyone: never next to what is pressed often. */
  ending?: ReactNode;
}

/**
 * The labels stay what they are and `aria-pressed` says the state: a label that changes with its state is read out as
 * its opposite. What ends something stands apart from what is pressed often.
 */
export function Controls({ commands, unread, aside, onLeave, ending }: ControlsProps) {
  const t = useTranslations("call.controls");
  const [isMoreOpen, setIsMoreOpen] = useState(false);
  const asideButton = aside && (
    <ControlButton
      label={aside.label}
      isPressed={aside.isOpen}
      isOff={false}
      tone={aside.isOpen ? "accent" : "neutral"}
      icon={<PanelRight aria-hidden className={iconStyle} />}
      onClick={() => {
        setIsMoreOpen(false);
        aside.toggle();
      }}
    />
  );

  return (
    <fieldset
      aria-label={t("label")}
      className="flex justify-between gap-0.5 px-1 py-2 min-[22.5rem]:gap-1 min-[22.5rem]:px-2 sm:gap-2 sm:px-4"
    >
      <div className="contents md:flex md:gap-2">
        <DeviceButtons commands={commands} />
        {commands.chat && (
          <ControlButton
            label={t("chat")}
            isPressed={commands.chat.isPressed ?? false}
            isOff={false}
            tone={commands.chat.isPressed ? "accent" : "neutral"}
            icon={<MessageSquare aria-hidden className={iconStyle} />}
            note={unread > 0 ? { text: String(unread), spoken: t("unread", { count: unread }) } : undefined}
            onClick={commands.chat.run}
          />
        )}
        <span className="hidden gap-2 md:flex">
          {commands.share && (
            <ControlButton
              label={t("share")}
              isPressed={commands.share.isPressed ?? false}
              icon={<MonitorUp aria-hidden className={iconStyle} />}
              onClick={commands.share.run}
            />
          )}
          {asideButton}
        </span>
        <ControlButton
          label={t("more")}
          icon={<Ellipsis aria-hidden className={iconStyle} />}
          onClick={() => setIsMoreOpen(true)}
        />
      </div>
      <div className="contents md:flex md:gap-6">
        <ControlButton
          label={t("leave")}
          tone="danger"
          icon={<PhoneOff aria-hidden className={iconStyle} />}
          onClick={onLeave}
        />
        <span className="hidden md:contents">{ending}</span>
      </div>
      <MoreDialog
        commands={commands}
        open={isMoreOpen}
        onClose={() => setIsMoreOpen(false)}
        smallScreen={
          (asideButton || ending) && (
            <>
              {asideButton}
              {ending}
            </>
          )
        }
      />
    </fieldset>
  );
}

function DeviceButtons({ commands: { mute, camera } }: { commands: Commands }) {
  const t = useTranslations("call.controls");
  const isMuted = mute?.isPressed ?? false;
  const isCameraOn = camera?.isPressed ?? false;
  const MicrophoneIcon = isMuted ? MicOff : Mic;
  const CameraIcon = isCameraOn ? Video : VideoOff;
  return (
    <>
      {mute && (
        <ControlButton
          label={t("mute")}
          isPressed={isMuted}
          icon={<MicrophoneIcon aria-hidden className={iconStyle} />}
          onClick={mute.run}
        />
      )}
      {camera && (
        <ControlButton
          label={t("camera")}
          isPressed={isCameraOn}
          isOff={!isCameraOn}
          icon={<CameraIcon aria-hidden className={iconStyle} />}
          onClick={camera.run}
        />
      )}
    </>
  );
}
