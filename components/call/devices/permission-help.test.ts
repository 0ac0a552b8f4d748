import { describe, expect, test } from "vitest";
import type { MediaProblemReason } from "#components/call/devices/media-problem.ts";
import { permissionHelp, settingsLinks } from "#components/call/devices/permission-help.ts";
import { platformOf } from "#components/call/devices/platform.ts";

const apple = "AppleWebKit/605.1.15 (KHTML, like Gecko)";
const blink = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0";
const windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)";
const mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)";
const iPhone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X)";
const agents = {
  chromeWindows: `${windows} ${blink} Safari/537.36`,
  edgeWindows: `${windows} ${blink} Safari/537.36 Edg/142.0.0.0`,
  firefoxWindows: "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0",
  chromeMac: `${mac} ${blink} Safari/537.36`,
  safariMac: `${mac} ${apple} Version/18.5 Safari/605.1.15`,
  firefoxMac: "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:145.0) Gecko/20100101 Firefox/145.0",
  firefoxLinux: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
  chromeAndroid: `Mozilla/5.0 (Linux; Android 10; K) ${blink} Mobile Safari/537.36`,
  edgeAndroid: `Mozilla/5.0 (Linux; Android 10; K) ${blink} Mobile Safari/537.36 EdgA/142.0.0.0`,
  firefoxAndroid: "Mozilla/5.0 (Android 15; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0",
  samsung:
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
  webView: `Mozilla/5.0 (Linux; Android 15; SM-A155F; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/142.0.0.0 Mobile Safari/537.36`,
  safariIos: `${iPhone} ${apple} Version/18.5 Mobile/15E148 Safari/604.1`,
  chromeIos: `${iPhone} ${apple} CriOS/142.0.0.0 Mobile/15E148 Safari/604.1`,
  firefoxIos: `${iPhone} ${apple} FxiOS/145.0 Mobile/15E148 Safari/605.1.15`,
  facebookIos: `${iPhone} ${apple} Mobile/15E148 [FBAN/FBIOS;FBAV/530.0]`,
} as const;
type Agent = keyof typeof agents;

describe("permissionHelp", () => {
  test.each<[Agent, MediaProblemReason, string | null]>([
    ["chromeWindows", "blocked", "chrome"],
    ["edgeWindows", "blocked", "chrome"],
    ["firefoxWindows", "blocked", "firefox"],
    ["chromeMac", "blocked", "chrome"],
    ["safariMac", "blocked", "safari"],
    ["firefoxMac", "blocked", "firefox"],
    ["firefoxLinux", "blocked", "firefox"],
    ["chromeAndroid", "blocked", "chromeAndroid"],
    ["edgeAndroid", "blocked", "chromeAndroid"],
    ["firefoxAndroid", "blocked", "firefoxAndroid"],
    ["samsung", "blocked", "samsung"],
    ["webView", "blocked", "inApp"],
    ["safariIos", "blocked", "safariIos"],
    ["chromeIos", "blocked", "ios"],
    ["firefoxIos", "blocked", "ios"],
    ["facebookIos", "blocked", "inApp"],
    ["chromeWindows", "system", "windows"],
    ["edgeWindows", "system", "windows"],
    ["firefoxMac", "system", "macos"],
    ["safariMac", "system", "macos"],
    ["chromeAndroid", "system", "android"],
    ["samsung", "system", "android"],
    ["safariIos", "system", "ios"],
    ["firefoxLinux", "system", "otherSystem"],
    // Chromium asks again at the next try; the others have to be told first.
    ["chromeWindows", "dismissed", null],
    ["chromeAndroid", "dismissed", null],
    ["firefoxWindows", "dismissed", "firefox"],
    ["safariMac", "dismissed", "safari"],
    ["safariIos", "dismissed", "safariIos"],
    ["chromeWindows", "missing", null],
    ["safariIos", "busy", null],
    ["firefoxWindows", "unfit", null],
  ])("on %s, %s: %s", (agent, reason, help) => {
    expect(permissionHelp(reason, platformOf(agents[agent], 0))).toBe(help);
  });
});

test("an iPad says that it is a Mac, and can be touched", () => {
  expect(platformOf(agents.safariMac, 5)).toEqual({ browser: "safari", system: "ios" });
  expect(permissionHelp("blocked", platformOf(agents.safariMac, 5))).toBe("safariIos");
});

test("the settings of Windows and macOS are a press away when they are what is in the way", () => {
  expect(settingsLinks("system", platformOf(agents.chromeWindows, 0))?.camera).toBe(
    "ms-settings:privacy-webcam",
  );
  expect(settingsLinks("system", platformOf(agents.safariMac, 0))?.microphone).toContain(
    "Privacy_Microphone",
  );
  expect(settingsLinks("system", platformOf(agents.chromeAndroid, 0))).toBeNull();
  expect(settingsLinks("blocked", platformOf(agents.chromeWindows, 0))).toBeNull();
});
