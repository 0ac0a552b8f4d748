import type { WakeUps } from "#lib/client/turn/turn-service.ts";

/** The page is looked at again, came out of the back-forward cache, or has its network back. */
export const pageWakeUps: WakeUps = (onWake) => {
  const onVisibility = () => {
    if (document.visibilityState === "visible") onWake();
  };
  document.addEventListener("visibilitychange", onVisibility);
  window.addEventListener("pageshow", onWake);
  window.addEventListener("online", onWake);
  return () => {
    document.removeEventListener("visibilitychange", onVisibility);
    window.removeEventListener("pageshow", onWake);
    window.removeEventListener("online", onWake);
  };
};
