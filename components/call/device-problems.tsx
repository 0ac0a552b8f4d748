"use client";

import type { LocalMedia } from "#components/call/local-media.ts";
import {
  type MediaKind,
  type MediaProblemReason,
  mediaProblemWords,
} from "#components/call/media-problem.ts";
import { useLocalMedia } from "#components/call/use-local-media.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";

/** What is wrong with the devices and what to do, said once where one cause holds for both. */
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
  const { title, detail } = mediaProblemWords(reason, kinds);
  const each = (act: (kind: MediaKind) => void) => () => kinds.forEach(act);
  return (
    <Banner tone="attention" title={title}>
      <p>{detail}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        {reason !== "unsupported" && (
          <Button onClick={each((kind) => void media.retry(kind))}>Try again</Button>
        )}
        <Button onClick={each((kind) => media.doWithout(kind))}>
          {kinds.length > 1 ? "Go on without them" : "Go on without it"}
        </Button>
      </div>
    </Banner>
  );
}
