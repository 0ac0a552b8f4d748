import { useSyncExternalStore } from "react";

interface Store<State> {
  readonly subscribe: (listener: () => void) => () => void;
  readonly getSnapshot: () => State;
}

export function useStore<State>({ subscribe, getSnapshot }: Store<State>): State {
  return useSyncExternalStore(subscribe, getSnapshot, getSnapshot);
}
