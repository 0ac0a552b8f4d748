"use client";

import type { ReactNode } from "react";
import { ConnectionBanner } from "#components/call/notices/connection-banner.tsx";
import { InterruptedDevices } from "#components/call/notices/interrupted-devices.tsx";
import { NetworkNotice } from "#components/call/notices/network-notice.tsx";

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
      <ConnectionBanner nameOf={nameOf} />
      <NetworkNotice nameOf={nameOf} lastResort={lastResort} />
      <InterruptedDevices />
    </>
  );
}
