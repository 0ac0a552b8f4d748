"use client";

import { Video, VideoOff } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import { useTranslations } from "use-intl/react";
import type { LocalMedia } from "#components/call/devices/local-media.ts";
import { DeviceChecks } from "#components/call/pre-join/device-checks.tsx";
import { useLocalMedia } from "#components/call/react/use-local-media.ts";
import { SelfView } from "#components/call/stage/self-view.tsx";
import { Button } from "#components/ui/button.tsx";

export interface PreJoinProps {
  /** Opened here, and left open: the call goes on with it. The page stops it when nothing comes of the call. */
  media: LocalMedia;
  /** The one main button. */
  actionLabel: string;
  onReady: () => void;
  isBusy?: boolean;
  title?: string;
  /** More checks, below those of the devices. */
  checks?: ReactNode;
  /** Below the main button. */
  children?: ReactNode;
}

/** Seeing and hearing oneself before others do: each check says that it works, or what to do. */
export function PreJoin({
  media,
  actionLabel,
  onReady,
  isBusy = false,
  title,
  checks,
  children,
}: PreJoinProps) {
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
    <div className="mx-auto grid w-full max-w-5xl items-start gap-6 p-4 lg:grid-cols-[3fr_2fr] lg:grid-rows-[auto_auto_1fr]">
      <h2 className="text-2xl font-semibold lg:col-span-2">{title ?? t("title")}</h2>
      <Preview media={media} />
      <div className="flex flex-col gap-6 lg:row-span-2">
        <DeviceChecks media={media} />
        {checks}
      </div>
      {/* Checks grow while they run: what is pressed stays where it is, below the picture or at the edge of a phone. */}
      <div className="sticky bottom-0 -mx-4 flex flex-col gap-2 border-t border-line bg-canvas px-4 py-3 lg:static lg:col-start-1 lg:mx-0 lg:border-0 lg:p-0">
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
