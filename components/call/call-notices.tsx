"use client";

import type { ReactNode } from "react";
import { ConnectionBanner } from "#components/call/connection-banner.tsx";
import { InterruptedDevices } from "#components/call/interrupted-devices.tsx";
import { NetworkNotice } from "#components/call/network-notice.tsx";

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
