import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { chromium } from "playwright";
import { processEnvironment } from "#lib/foundation/env.ts";

const installTimeoutMs = 300_000;

const systemNames = [
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
  "microsoft-edge",
];
const macApplications = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * The Chromium to test with: CHROMIUM_PATH, one installed on this machine, Playwright's own (downloaded if need be), or
 * one from apt where we are root.
 * @returns its path, or why there is none
 */
export function findChromium(): string | { unavailable: string } {
  const chosen = processEnvironment["CHROMIUM_PATH"];
  if (chosen) return existsSync(chosen) ? chosen : { unavailable: `CHROMIUM_PATH names no file: ${chosen}` };
  return installed() ?? downloaded() ?? fromApt() ?? { unavailable: howToGetOne };
}

const howToGetOne =
  "No Chromium or Chrome is installed here, Playwright's own could not be downloaded, and apt could not install one. Install one, or name one with CHROMIUM_PATH.";

function installed(): string | undefined {
  const candidates = programFolders().flatMap((folder) => systemNames.map((name) => path.join(folder, name)));
  return [...candidates, ...macApplications, chromium.executablePath()].find((file) => existsSync(file));
}

/**
 * The Firefox to test with: FIREFOX_PATH, or one installed on this machine. Playwright drives only a build of its own.
 * @returns its path, or why there is none
 */
export function findFirefox(): string | { unavailable: string } {
  const chosen = processEnvironment["FIREFOX_PATH"];
  if (chosen) return existsSync(chosen) ? chosen : { unavailable: `FIREFOX_PATH names no file: ${chosen}` };
  const candidates = programFolders().flatMap((folder) =>
    ["firefox-esr", "firefox"].map((name) => path.join(folder, name)),
  );
  return (
    [...candidates, "/Applications/Firefox.app/Contents/MacOS/firefox"].find((file) => existsSync(file)) ?? {
      unavailable: "Firefox is not installed here (apt-get install firefox-esr), nor named with FIREFOX_PATH",
    }
  );
}

function programFolders(): string[] {
  return [...(processEnvironment["PATH"] ?? "").split(path.delimiter), "/usr/bin", "/usr/local/bin"];
}

function downloaded(): string | undefined {
  process.stdout.write("No Chromium found: trying to download Playwright's\n");
  spawnSync(process.execPath, ["node_modules/playwright/cli.js", "install", "chromium"], {
    timeout: installTimeoutMs,
  });
  return installed();
}

function fromApt(): string | undefined {
  if (process.getuid?.() !== 0 || spawnSync("apt-get", ["--version"]).status !== 0) return undefined;
  process.stdout.write("Playwright's could not be had: trying apt\n");
  spawnSync("sh", ["-c", "apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium"], {
    timeout: installTimeoutMs,
    env: { ...processEnvironment, DEBIAN_FRONTEND: "noninteractive" },
  });
  return installed();
}
