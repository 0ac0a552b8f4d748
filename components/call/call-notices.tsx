"use client";

import type { ReactNode } from "react";
import { InterruptedDevices } from "#components/call/interrupted-devices.tsx";
import { NetworkNotice } from "#components/call/network-notice.tsx";
import { ReconnectingBanner } from "#components/call/reconnecting-banner.tsx";

/** What is wrong at the moment, where the eyes are, for as long as it is so. */
export function CallNotices({
  nameOf,
  lastResort,
}: {
  nameOf: (identity: string) => string;
  /** Another way to talk, shown when little helps. */
  lastResort?: ReactNode;
}) {
  return (
    <>
      <ReconnectingBanner nameOf={nameOf} />
      <NetworkNotice nameOf={nameOf} lastResort={lastResort} />
      <InterruptedDevices />
    </>
  );
}
