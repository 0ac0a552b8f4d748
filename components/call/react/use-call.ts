import { useSyncExternalStore } from "react";
import { useCallSession } from "#components/call/react/call-context.tsx";
import type { CallState } from "#components/call/session/call-state.ts";

/** One part of the call's state. The selector picks what is there and builds nothing: the same state gives the same object. */
export function useCall<Part>(select: (state: CallState) => Part): Part {
  const session = useCallSession();
  const read = () => select(session.getSnapshot());
  return useSyncExternalStore(session.subscribe, read, read);
}
