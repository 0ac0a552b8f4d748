"use client";

import { Video, VideoOff } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslations } from "use-intl/react";
import { DeviceCheck } from "#components/call/device-check.tsx";
import { DeviceProblems } from "#components/call/device-problems.tsx";
import { DeviceSelect } from "#components/call/device-select.tsx";
import type { LocalMedia } from "#components/call/local-media.ts";
import { MicrophoneMeter } from "#components/call/microphone-meter.tsx";
import { SelfView } from "#components/call/self-view.tsx";
import { SpeakerTest } from "#components/call/speaker-test.tsx";
import { useLocalMedia } from "#components/call/use-local-media.ts";
import { Button } from "#components/ui/button.tsx";

export interface PreJoinProps {
  /** Opened here, and left open: the call goes on with it. The page stops it when nothing comes of the call. */
  media: LocalMedia;
  /** The one main button. */
  actionLabel: string;
  onReady: () => void;
  isBusy?: boolean;
  title?: string;
  /** Below the main button. */
  children?: ReactNode;
}

/** Seeing and hearing oneself before others do: each check says that it works, or what to do. */
export function PreJoin({ media, actionLabel, onReady, isBusy = false, title, children }: PreJoinProps) {
  const t = useTranslations("call.devices");
  const { camera, microphone } = useLocalMedia(media);

  useEffect(() => {
    void media.start();
  }, [media]);

  const continueWithSoundOnly = () => {
    void media.setCameraEnabled(false);
    onReady();
  };

  return (
    <div className="mx-auto grid w-full max-w-5xl items-start gap-6 p-4 lg:grid-cols-[3fr_2fr]">
      <h2 className="text-2xl font-semibold lg:col-span-2">{title ?? t("title")}</h2>
      <Preview media={media} />
      <div className="flex flex-col gap-6">
        <DeviceProblems media={media} />
        <CameraCheck media={media} />
        <MicrophoneCheck media={media} />
        <SpeakerTest />
        <div className="flex flex-col gap-2">
          <Button variant="primary" size="large" busy={isBusy} onClick={onReady}>
            {actionLabel}
          </Button>
          {camera.isOn && microphone.track && (
            <Button variant="quiet" disabled={isBusy} onClick={continueWithSoundOnly}>
              {t("soundOnly")}
            </Button>
          )}
          {children}
        </div>
      </div>
    </div>
  );
}

function Preview({ media }: { media: LocalMedia }) {
  const t = useTranslations("call.devices");
  const { camera } = useLocalMedia(media);
  return (
    <div
      data-palette="stage"
      className="relative aspect-[4/3] w-full overflow-hidden rounded-2xl bg-canvas text-ink sm:aspect-video"
    >
      {camera.track ? (
        <SelfView track={camera.track} className="absolute inset-0 object-cover" />
      ) : (
        <p className="flex size-full items-center justify-center p-6 text-center text-lg text-muted">
          {t(`preview.${emptyPreview(camera)}`)}
        </p>
      )}
      <Button
        className="absolute bottom-3 start-3"
        aria-pressed={camera.isOn}
        icon={
          camera.isOn ? <Video aria-hidden className="size-5" /> : <VideoOff aria-hidden className="size-5" />
        }
        onClick={() => void media.setCameraEnabled(!camera.isOn)}
      >
        {t("camera")}
      </Button>
    </div>
  );
}

function emptyPreview({ isOn, isStarting }: { isOn: boolean; isStarting: boolean }) {
  if (!isOn) return "off";
  return isStarting ? "opening" : "none";
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
  const [isHeard, setIsHeard] = useState(false);
  return (
    <DeviceCheck
      label={t("microphone")}
      works={track !== null && isHeard}
      toDo={t(track ? "saySomething" : closedState(isOn, problem !== null))}
    >
      {track && <MicrophoneMeter track={track} onHeard={() => setIsHeard(true)} />}
      <DeviceSelect media={media} kind="microphone" />
    </DeviceCheck>
  );
}
