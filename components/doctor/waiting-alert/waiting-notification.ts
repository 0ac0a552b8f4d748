import { useSyncExternalStore } from "react";

const changed = "panacare:notifications";

/** "unsupported" also where a notification needs a service worker, which this app has none of: on phones. */
export type NotificationState = NotificationPermission | "unsupported";

export function useNotificationState(): NotificationState {
  return useSyncExternalStore(subscribe, read, () => "unsupported");
}

/** Call it from a button only: browsers refuse for good when a page asks without one. */
export async function askForNotifications(): Promise<void> {
  await Notification.requestPermission();
  window.dispatchEvent(new Event(changed));
}

/**
 * Tells who looks at another window, where that was allowed. It names nobody: a notification stands on locked screens and
 * shared ones, and the system keeps it where no sign-out reaches.
 */
export function notifyOfWaiting(words: { title: string; body: string }): void {
  if (read() !== "granted" || document.hasFocus()) return;
  // One for all that wait, whichever tab it comes from.
  const notification = new Notification(words.title, { body: words.body, tag: "panacare-waiting" });
  notification.addEventListener("click", () => {
    window.focus();
    notification.close();
  });
}

function read(): NotificationState {
  // Chrome on Android has the constructor and refuses to be called by it (developer.mozilla.org, Notification()).
  const isPhone = window.matchMedia("(pointer: coarse)").matches;
  return "Notification" in window && !isPhone ? Notification.permission : "unsupported";
}

function subscribe(listener: () => void): () => void {
  // The permission also changes in the browser's settings, which one comes back from.
  const events = [changed, "focus"];
  for (const event of events) window.addEventListener(event, listener);
  return () => {
    for (const event of events) window.removeEventListener(event, listener);
  };
}
