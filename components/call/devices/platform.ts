/** The browser and the system that a person has before them, as far as their settings look different. */
export interface Platform {
  browser: "chrome" | "edge" | "firefox" | "safari" | "samsung" | "in-app" | "other";
  system: "windows" | "macos" | "android" | "ios" | "other";
}

/**
 * Told from the user agent: no other sign says where a browser keeps its permissions, or what becomes of a device that the
 * system takes from it.
 */
export function platformOf(userAgent: string, maxTouchPoints: number): Platform {
  return {
    browser: browsers.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? "other",
    system: systemOf(userAgent, maxTouchPoints),
  };
}

/** Most of them also claim to be those below them. */
const browsers: readonly [Platform["browser"], RegExp][] = [
  // Pages that a messenger or a social app shows inside of itself; "wv" is Android's WebView.
  ["in-app", /; wv\)|FBAN|FBAV|Instagram|Line\/|MicroMessenger/],
  ["samsung", /SamsungBrowser/],
  ["edge", /Edg(A|iOS)?\//],
  ["firefox", /Firefox\/|FxiOS\//],
  ["chrome", /Chrome\/|CriOS\//],
  ["safari", /Safari\//],
];

function systemOf(userAgent: string, maxTouchPoints: number): Platform["system"] {
  if (/Android/.test(userAgent)) return "android";
  if (/iPhone|iPad|iPod/.test(userAgent)) return "ios";
  // iPads say that they are Macs, of which none can be touched.
  if (/Macintosh/.test(userAgent)) return maxTouchPoints > 1 ? "ios" : "macos";
  return /Windows/.test(userAgent) ? "windows" : "other";
}
