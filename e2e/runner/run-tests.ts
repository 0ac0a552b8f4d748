import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { runPackage } from "#e2e/runner/run-package.ts";
import { countPlaywright, countVitest, type Tally } from "#e2e/runner/test-reports.ts";
import { findChromium } from "#e2e/world/browser.ts";
import { ensureBuild } from "#e2e/world/build.ts";

/**
 * Runs the named suites, or all of them, in this order. Ends with the seconds of each suite, the names of the tests that
 * failed, and one line: `N passed, N failed`. Types, lint and build count as one test each. A suite that crashed or ran
 * nothing counts as a failure. Arguments after `e2e` go to Playwright: a file's name, --grep, --shard, --trace.
 */
const suites: Record<string, () => Promise<Tally>> = {
  types: async () => {
    // What a development server left there speaks of the pages that existed then.
    rmSync(".next/dev/types", { recursive: true, force: true });
    const hasRouteTypes = (await runPackage("next/dist/bin/next", ["typegen"])) === 0;
    return one(hasRouteTypes && (await runPackage("typescript/bin/tsc", ["--noEmit"])) === 0);
  },
  lint: async () => one((await runPackage("@biomejs/biome/bin/biome", ["check", "."])) === 0),
  unit: () => vitest("unit"),
  // Some of the integration tests start built servers.
  build: async () => {
    await ensureBuild(reportFolder);
    return one(true);
  },
  integration: () => vitest("integration"),
  e2e: browserTests,
};

const reportFolder = path.resolve(".panacare/test-reports");

const args = process.argv.slice(2);
const playwrightArgs = args[0] === "e2e" ? args.slice(1).filter((arg) => !(arg in suites)) : [];
const wanted = args.filter((arg) => !playwrightArgs.includes(arg));
const unknown = wanted.filter((name) => !(name in suites));
if (unknown.length > 0) {
  process.stderr.write(
    `No such suite: ${unknown.join(", ")}. There are: ${Object.keys(suites).join(", ")}\n`,
  );
  process.exit(2);
}

mkdirSync(reportFolder, { recursive: true });
const total = { passed: 0, failed: 0 };
const summary: string[] = [];
for (const [name, runSuite] of Object.entries(suites)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  process.stdout.write(`\n== ${name} ==\n`);
  const startedAt = performance.now();
  const tally = await runSuite().catch((error: unknown) => {
    process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return one(false);
  });
  total.passed += tally.passed;
  total.failed += tally.failed;
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : "";
  summary.push(
    `${name.padEnd(12)} ${tally.passed} passed, ${tally.failed} failed${skipped} (${seconds} s)`,
    ...tally.failures.map((failure) => `  ${failure}`),
  );
}
process.stdout.write(`\n${summary.join("\n")}\n\n${total.passed} passed, ${total.failed} failed\n`);
process.exit(total.failed === 0 ? 0 : 1);

function one(isPassed: boolean): Tally {
  return { passed: isPassed ? 1 : 0, failed: isPassed ? 0 : 1, skipped: 0, failures: [] };
}

async function vitest(project: string): Promise<Tally> {
  const report = newReport(project);
  const exitCode = await runPackage("vitest/vitest.mjs", [
    ...["run", "--config", "lib/vitest.config.ts", "--project", project],
    ...["--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
  ]);
  return countVitest(report, exitCode);
}

/** Runs the tests that share the machine first, then those that must have it alone. */
async function browserTests(): Promise<Tally> {
  const browser = findChromium();
  if (typeof browser !== "string") throw new Error(`The browser tests did not run. ${browser.unavailable}`);
  // Build before the tests, so that a broken build fails once and not in every test.
  await ensureBuild(reportFolder);
  return countPlaywright([await playwright("together"), await playwright("alone")]);
}

async function playwright(project: string): Promise<{ reportFile: string; exitCode: number | null }> {
  const reportFile = newReport(`e2e-${project}`);
  const exitCode = await runPackage(
    "playwright/cli.js",
    [
      ...["test", "--config", "e2e/playwright.config.ts", "--project", project, "--reporter=list,json"],
      ...(project === "alone" ? ["--workers=1"] : []),
      ...(playwrightArgs.length > 0 ? ["--pass-with-no-tests", ...playwrightArgs] : []),
    ],
    { PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile },
  );
  return { reportFile, exitCode };
}

function newReport(name: string): string {
  const file = path.join(reportFolder, `${name}.json`);
  rmSync(file, { force: true });
  return file;
}
