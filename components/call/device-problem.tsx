"use client";

import type { LocalMedia } from "#components/call/local-media.ts";
import type { MediaKind, MediaProblem } from "#components/call/media-problem.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";

/** What is wrong with a device and what to do, with a button for who has done it. */
export function DeviceProblem({
  media,
  kind,
  problem,
}: {
  media: LocalMedia;
  kind: MediaKind;
  problem: MediaProblem;
}) {
  return (
    <Banner
      tone="attention"
      title={problem.title}
      action={
        problem.reason !== "unsupported" && <Button onClick={() => void media.retry(kind)}>Try again</Button>
      }
    >
      {problem.detail}
    </Banner>
  );
}
