"use client";

import { useSyncExternalStore } from "react";
import type { LiveResource, LiveState } from "#lib/client/live-resource.ts";

export function useLiveResource<Data>(resource: LiveResource<Data>): LiveState<Data> {
  return useSyncExternalStore(resource.subscribe, resource.getSnapshot, resource.getSnapshot);
}
