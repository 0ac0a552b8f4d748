"use client";

import { useState } from "react";
import {
  type CommandId,
  type Commands,
  commandKeys,
  keyedCommands,
} from "#components/call/controls/commands.ts";
import { keysChoice } from "#components/call/controls/keys-choice.ts";
import { BackgroundBlur } from "#components/call/devices/background-blur.ts";
import { ScreenShare } from "#components/call/publishing/screen-share.ts";
import { useCallSession } from "#components/call/react/call-context.tsx";
import { useCall } from "#components/call/react/use-call.ts";
import { useStore } from "#components/call/react/use-store.ts";
import { useKeptChoice } from "#components/ui/kept-choice.ts";
import { useHotkeys } from "#components/ui/use-hotkeys.ts";

export interface CommandsOptions {
  canChangeView: boolean;
  isSameSize: boolean;
  onSameSize: (isSameSize: boolean) => void;
  onDevices: () => void;
  onHelp: () => void;
  /** Absent where there are no captions to be had. */
  onCaptions?: (() => void) | undefined;
  smallWindow: { isSupported: boolean; isOpen: boolean; toggle: () => void };
  /** Absent where the page has no chat. */
  chat?: { isOpen: boolean; toggle: () => void } | undefined;
}

/** Everything that can be done here and now, by buttons; and by keys, for as long as the call is on the page. */
export function useCommands({ smallWindow, chat, ...options }: CommandsOptions): Commands {
  const { media, network, screen, blur } = useCallSession();
  const { microphone, camera } = useCall((state) => state.local);
  const shown = useStore(screen);
  const blurred = useStore(blur);
  const { isSavingData } = useStore(network);
  // Asked once: neither the browser nor the machine changes.
  const [canBlur] = useState(() => BackgroundBlur.isSupported);
  const [canFlip] = useState(() => window.matchMedia("(pointer: coarse)").matches);

  const commands: Commands = {
    mute: { isPressed: !microphone.isOn, run: () => media.setMicrophoneEnabled(!microphone.isOn) },
    camera: { isPressed: camera.isOn, run: () => void media.setCameraEnabled(!camera.isOn) },
    ...(chat && { chat: { isPressed: chat.isOpen, run: chat.toggle } }),
    ...(ScreenShare.isSupported && {
      share: {
        isPressed: shown.track !== null,
        run: () => (shown.track ? screen.stop() : void screen.start()),
      },
    }),
    devices: { run: options.onDevices },
    ...(canFlip && camera.choices.length > 1 && { flipCamera: { run: () => void media.flipCamera() } }),
    ...(options.canChangeView && {
      sameSize: { isPressed: options.isSameSize, run: () => options.onSameSize(!options.isSameSize) },
    }),
    ...(smallWindow.isSupported && {
      smallWindow: { isPressed: smallWindow.isOpen, run: smallWindow.toggle },
    }),
    saveData: { isPressed: isSavingData, run: () => network.setDataSaver(!isSavingData) },
    ...(canBlur &&
      camera.track && {
        blur: {
          isPressed: blurred.isOn,
          isBusy: blurred.isStarting,
          run: () => void blur.setOn(!blurred.isOn),
        },
      }),
    ...(options.onCaptions && { captions: { run: options.onCaptions } }),
    help: { run: options.onHelp },
  };

  useHotkeys(useKeptChoice(keysChoice, false), keyActions(commands));
  return commands;
}

function keyActions(commands: Commands): Record<string, () => void> {
  return Object.fromEntries(
    keyedCommands.flatMap((id: keyof typeof commandKeys & CommandId) => {
      const command = commands[id];
      return command ? [[commandKeys[id], command.run]] : [];
    }),
  );
}
