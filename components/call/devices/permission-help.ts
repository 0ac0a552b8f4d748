import type { MediaProblemReason } from "#components/call/devices/media-problem.ts";
import type { Platform } from "#components/call/devices/platform.ts";

/** The way through the settings that gives the permission back, by its key in the catalogues; null where none is needed. */
export function permissionHelp(reason: MediaProblemReason, { browser, system }: Platform) {
  if (reason === "system") return systemHelp[system];
  const isBlocked = reason === "blocked" || (reason === "dismissed" && !asksAgain.has(browser));
  if (!isBlocked) return null;
  if (browser === "in-app") return "inApp";
  if (system === "ios") return browser === "safari" ? "safariIos" : "ios";
  if (system === "android") return androidHelp.get(browser) ?? "chromeAndroid";
  return desktopHelp[browser];
}

/** The page of the system's settings itself, where a link can open it. */
export function settingsLinks(reason: MediaProblemReason, { system }: Platform) {
  return (reason === "system" && links.get(system)) || null;
}

/** Who closed the question is asked again there. Firefox and Safari remember a no until it is taken back. */
const asksAgain: ReadonlySet<Platform["browser"]> = new Set(["chrome", "edge", "samsung"]);

const systemHelp = {
  windows: "windows",
  macos: "macos",
  android: "android",
  ios: "ios",
  other: "otherSystem",
} as const satisfies Record<Platform["system"], string>;

const desktopHelp = {
  chrome: "chrome",
  edge: "chrome",
  firefox: "firefox",
  safari: "safari",
  samsung: "other",
  other: "other",
} as const satisfies Record<Exclude<Platform["browser"], "in-app">, string>;

const androidHelp: ReadonlyMap<Platform["browser"], "firefoxAndroid" | "samsung"> = new Map([
  ["firefox", "firefoxAndroid"],
  ["samsung", "samsung"],
]);

/** Microsoft, "Launch the Windows Settings app"; Apple's URL scheme of System Settings. */
const links: ReadonlyMap<Platform["system"], { camera: string; microphone: string }> = new Map([
  ["windows", { camera: "ms-settings:privacy-webcam", microphone: "ms-settings:privacy-microphone" }],
  [
    "macos",
    {
      camera: "x-apple.systempreferences:com.apple.preference.security?Privacy_Camera",
      microphone: "x-apple.systempreferences:com.apple.preference.security?Privacy_Microphone",
    },
  ],
]);
