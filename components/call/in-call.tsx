"use client";

import { type ReactNode, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import type { CallCaptions } from "#components/call/captions/call-captions.ts";
import { CaptionsDialog } from "#components/call/controls/captions-dialog.tsx";
import { Controls } from "#components/call/controls/controls.tsx";
import { DeviceDialog } from "#components/call/controls/device-dialog.tsx";
import { EndForEveryone } from "#components/call/controls/end-for-everyone.tsx";
import { KeysDialog, type PageKey } from "#components/call/controls/keys-dialog.tsx";
import { SidePanel } from "#components/call/controls/side-panel.tsx";
import { SmallWindowContent } from "#components/call/controls/small-window.tsx";
import { useCommands } from "#components/call/controls/use-commands.ts";
import { useSmallWindow } from "#components/call/controls/use-small-window.ts";
import { useSpeaker } from "#components/call/controls/use-speaker.ts";
import { CallNotices } from "#components/call/notices/call-notices.tsx";
import { CaptionsNotice } from "#components/call/notices/captions-notice.tsx";
import { EchoNotice } from "#components/call/notices/echo-notice.tsx";
import { SendingNotices } from "#components/call/notices/sending-notices.tsx";
import { DeviceProblems } from "#components/call/pre-join/device-problems.tsx";
import { MicrophoneHints } from "#components/call/pre-join/microphone-hints.tsx";
import { WaitingDevices } from "#components/call/pre-join/waiting-devices.tsx";
import { useCallSession } from "#components/call/react/call-context.tsx";
import type { CallState } from "#components/call/session/call-state.ts";
import { CaptionsStrip } from "#components/call/stage/captions-strip.tsx";
import { RemoteAudio } from "#components/call/stage/remote-audio.tsx";
import { Stage } from "#components/call/stage/stage.tsx";

/** What a page puts beside the stage. */
export interface CallPanel {
  label: string;
  content: ReactNode;
}

export interface CallChat {
  content: ReactNode;
  /** How much of it nobody here has seen. */
  unread: number;
}

export interface InCallProps {
  state: Extract<CallState, { participants: unknown }>;
  nameOf: (identity: string) => string;
  chat?: CallChat | undefined;
  aside?: CallPanel | undefined;
  captions?: CallCaptions | undefined;
  /** Another way to talk, shown while the connection is bad. */
  lastResort?: ReactNode;
  pageKeys: readonly PageKey[];
  canMuteOthers: boolean;
  onLeave: () => void;
  onEndForEveryone?: (() => Promise<void>) | undefined;
}

/** The call while it lasts: notices where the eyes are, the stage, a panel beside it, and the controls below. */
export function InCall({
  state,
  nameOf,
  chat,
  aside,
  captions,
  lastResort,
  pageKeys,
  canMuteOthers,
  onLeave,
  onEndForEveryone,
}: InCallProps) {
  const t = useTranslations("call.controls");
  const { media } = useCallSession();
  const { participants, local } = state;
  const [open, setOpen] = useState<"chat" | "aside" | null>(null);
  const [dialog, setDialog] = useState<"devices" | "captions" | "help" | null>(null);
  const [areCaptionsHidden, setAreCaptionsHidden] = useState(captions?.wereHidden ?? false);
  const [isSameSize, setIsSameSize] = useState(true);
  const stage = useRef<HTMLDivElement>(null);
  const speakerSid = useSpeaker(participants);
  const smallWindow = useSmallWindow(
    () => stage.current?.querySelector<HTMLVideoElement>("[data-main=true] video") ?? null,
  );
  const hideCaptions = (isHidden: boolean) => {
    setAreCaptionsHidden(isHidden);
    captions?.keepHidden(isHidden);
  };
  const toggle = (panel: "chat" | "aside") => setOpen((current) => (current === panel ? null : panel));
  const commands = useCommands({
    canChangeView: participants.length > 1,
    isSameSize,
    onSameSize: setIsSameSize,
    onDevices: () => setDialog("devices"),
    onHelp: () => setDialog("help"),
    onCaptions: captions && (captions.set || captions.language) ? () => setDialog("captions") : undefined,
    smallWindow,
    chat: chat && { isOpen: open === "chat", toggle: () => toggle("chat") },
  });
  const panel = { chat: chat && { label: t("chat"), ...chat }, aside, none: undefined }[open ?? "none"];

  return (
    <>
      <div className="relative flex min-h-0 flex-1">
        {/* Where notices take all of a low screen, they are scrolled: nothing lies on the controls. */}
        <div ref={stage} className="flex min-w-0 flex-1 flex-col overflow-y-auto">
          <div className="flex flex-col gap-2 px-2 pt-2 empty:hidden">
            <CallNotices nameOf={nameOf} lastResort={lastResort} />
            <RemoteAudio />
            <DeviceProblems media={media} />
            <WaitingDevices media={media} />
            <MicrophoneHints nameOf={nameOf} onChooseDevices={() => setDialog("devices")} />
            <EchoNotice participants={participants} nameOf={nameOf} />
            <SendingNotices />
            {captions?.language && <CaptionsNotice language={captions.language} />}
          </div>
          <Stage
            participants={participants}
            local={local}
            nameOf={nameOf}
            isSameSize={isSameSize}
            speakerSid={speakerSid}
            canMuteOthers={canMuteOthers}
          />
          {captions?.language && !areCaptionsHidden && (
            <CaptionsStrip nameOf={nameOf} onHide={() => hideCaptions(true)} />
          )}
        </div>
        {panel && (
          <SidePanel key={open} label={panel.label} onClose={() => setOpen(null)}>
            {panel.content}
          </SidePanel>
        )}
      </div>
      <p aria-live="polite" className="sr-only">
        {chat && chat.unread > 0 && open !== "chat" ? t("unread", { count: chat.unread }) : ""}
      </p>
      <Controls
        commands={commands}
        unread={chat?.unread ?? 0}
        aside={aside && { label: aside.label, isOpen: open === "aside", toggle: () => toggle("aside") }}
        onLeave={onLeave}
        ending={onEndForEveryone && <EndForEveryone onEnd={onEndForEveryone} />}
      />
      <DeviceDialog open={dialog === "devices"} onClose={() => setDialog(null)} />
      {captions && (
        <CaptionsDialog
          captions={captions}
          isHidden={areCaptionsHidden}
          onHide={hideCaptions}
          open={dialog === "captions"}
          onClose={() => setDialog(null)}
        />
      )}
      <KeysDialog
        commands={commands}
        pageKeys={pageKeys}
        open={dialog === "help"}
        onClose={() => setDialog(null)}
      />
      {smallWindow.body && (
        <SmallWindowContent
          body={smallWindow.body}
          participants={participants}
          speakerSid={speakerSid}
          nameOf={nameOf}
          mute={commands.mute}
        />
      )}
    </>
  );
}
