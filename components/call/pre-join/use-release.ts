import { useEffect, useRef } from "react";

/**
 * Gives something back when the component is gone for good. React's strict mode unmounts and mounts again at once,
 * which must not end a call: the release waits one turn and is called off by the second mount.
 */
export function useRelease(release: () => void): void {
  const latest = useRef(release);
  const pending = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    latest.current = release;
  });

  useEffect(() => {
    clearTimeout(pending.current);
    return () => {
      pending.current = setTimeout(() => latest.current());
    };
  }, []);
}
