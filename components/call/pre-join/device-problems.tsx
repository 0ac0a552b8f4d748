"use client";

import { useTranslations } from "use-intl/react";
import type { LocalMedia } from "#components/call/devices/local-media.ts";
import type { MediaKind, MediaProblemReason } from "#components/call/devices/media-problem.ts";
import { PermissionSteps } from "#components/call/pre-join/permission-steps.tsx";
import { useLocalMedia } from "#components/call/react/use-local-media.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";

/** What is wrong with the devices and what to do, said once where one cause holds for both. It goes when they work. */
export function DeviceProblems({ media }: { media: LocalMedia }) {
  const { camera, microphone } = useLocalMedia(media);
  const kindsByReason = new Map<MediaProblemReason, MediaKind[]>();
  const add = (reason: MediaProblemReason, kind: MediaKind) =>
    kindsByReason.set(reason, [...(kindsByReason.get(reason) ?? []), kind]);
  if (camera.problem) add(camera.problem.reason, "camera");
  if (microphone.problem) add(microphone.problem.reason, "microphone");
  return [...kindsByReason].map(([reason, kinds]) => (
    <DeviceProblem key={reason} media={media} reason={reason} kinds={kinds} />
  ));
}

function DeviceProblem({
  media,
  reason,
  kinds,
}: {
  media: LocalMedia;
  reason: MediaProblemReason;
  kinds: readonly MediaKind[];
}) {
  const t = useTranslations("call.devices");
  const [first, ...others] = kinds;
  const isOne = first !== undefined && others.length === 0;
  const devices = t(`names.${isOne ? first : "both"}`);
  const each = (act: (kind: MediaKind) => void) => () => kinds.forEach(act);
  return (
    <Banner tone="attention" title={t(`problems.${reason}.title`, { devices })}>
      <p>{t(`problems.${reason}.detail`)}</p>
      <PermissionSteps reason={reason} kinds={kinds} />
      <div className="mt-2 flex flex-wrap gap-2">
        {reason !== "unsupported" && (
          <Button onClick={each((kind) => void media.retry(kind))}>{t("retry")}</Button>
        )}
        <Button onClick={each((kind) => media.doWithout(kind))}>
          {t(`goOnWithout.${isOne ? "one" : "both"}`)}
        </Button>
      </div>
    </Banner>
  );
}
