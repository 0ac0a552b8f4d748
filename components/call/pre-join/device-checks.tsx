"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl/react";
import { AudioOutput } from "#components/call/devices/audio-output.ts";
import type { LocalMedia } from "#components/call/devices/local-media.ts";
import { DeviceCheck } from "#components/call/pre-join/device-check.tsx";
import { DeviceProblems } from "#components/call/pre-join/device-problems.tsx";
import { DeviceSelect } from "#components/call/pre-join/device-select.tsx";
import { MicrophoneMeter } from "#components/call/pre-join/microphone-meter.tsx";
import { SpeakerTest } from "#components/call/pre-join/speaker-test.tsx";
import { WaitingDevices } from "#components/call/pre-join/waiting-devices.tsx";
import { useLocalMedia } from "#components/call/react/use-local-media.ts";

/** Camera, microphone and speaker, one after the other: what works, and above them what to do about what does not. */
export function DeviceChecks({ media }: { media: LocalMedia }) {
  return (
    <>
      <DeviceProblems media={media} />
      <WaitingDevices media={media} />
      <CameraCheck media={media} />
      <MicrophoneCheck media={media} />
      <SpeakerCheck media={media} />
    </>
  );
}

/** The call uses the devices chosen here, and they are remembered. */
function SpeakerCheck({ media }: { media: LocalMedia }) {
  const { track } = useLocalMedia(media).microphone;
  const [output] = useState(() => new AudioOutput());

  // biome-ignore lint/correctness/useExhaustiveDependencies: browsers name the speakers only once a microphone is open
  useEffect(() => output.refresh(), [output, track]);

  return <SpeakerTest output={output} />;
}

function CameraCheck({ media }: { media: LocalMedia }) {
  const t = useTranslations("call.devices");
  const { isOn, track, problem } = useLocalMedia(media).camera;
  return (
    <DeviceCheck label={t("camera")} works={track !== null} toDo={t(closedState(isOn, problem !== null))}>
      <DeviceSelect media={media} kind="camera" />
    </DeviceCheck>
  );
}

function closedState(isOn: boolean, hasProblem: boolean) {
  if (!isOn) return "off";
  return hasProblem ? "failing" : "opening";
}

function MicrophoneCheck({ media }: { media: LocalMedia }) {
  const t = useTranslations("call.devices");
  const { isOn, track, problem } = useLocalMedia(media).microphone;
  /** The one that speech was heard from: another microphone has yet to show that it works. */
  const [heard, setHeard] = useState<MediaStreamTrack | null>(null);
  return (
    <DeviceCheck
      label={t("microphone")}
      works={track !== null && track === heard}
      toDo={t(track ? "saySomething" : closedState(isOn, problem !== null))}
    >
      {track && <MicrophoneMeter track={track} onHeard={() => setHeard(track)} />}
      <DeviceSelect media={media} kind="microphone" />
    </DeviceCheck>
  );
}
