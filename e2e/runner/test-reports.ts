import { readFileSync } from "node:fs";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { z } from "zod";

export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
  /** The tests that failed, as far as they can be named, each with the beginning of why: a log may be cut before it. */
  failures: string[];
}

const VitestReport = z
  .object({
    numPassedTests: z.number(),
    numFailedTests: z.number(),
    numPendingTests: z.number(),
    numTodoTests: z.number(),
    testResults: z.array(
      z.object({
        name: z.string(),
        status: z.string(),
        /** Why the file could not be loaded. */
        message: z.string(),
        assertionResults: z.array(
          z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()) }),
        ),
      }),
    ),
  })
  .transform((report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: report.testResults
      .filter(({ status }) => status === "failed")
      .flatMap(({ name, message, assertionResults }) => {
        const file = path.relative(process.cwd(), name);
        const failed = assertionResults.filter(({ status }) => status === "failed");
        if (failed.length === 0) return [failure(file, message)];
        return failed.map(({ fullName, failureMessages }) =>
          failure(`${file}: ${fullName}`, failureMessages[0]),
        );
      }),
  }));

const PlaywrightSpec = z.object({
  title: z.string(),
  ok: z.boolean(),
  file: z.string(),
  line: z.number(),
  tests: z.array(
    z.object({
      results: z.array(z.object({ errors: z.array(z.object({ message: z.string().optional() })) })),
    }),
  ),
});

interface PlaywrightSuite {
  specs: z.infer<typeof PlaywrightSpec>[];
  suites?: PlaywrightSuite[] | undefined;
}

const PlaywrightSuite: z.ZodType<PlaywrightSuite> = z.object({
  specs: z.array(PlaywrightSpec),
  suites: z.lazy(() => z.array(PlaywrightSuite)).optional(),
});

const PlaywrightReport = z
  .object({
    stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
    suites: z.array(PlaywrightSuite),
  })
  .transform(({ stats, suites }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
    failures: suites.flatMap(failuresOf),
  }));

function failuresOf({ specs, suites = [] }: PlaywrightSuite): string[] {
  const failed = specs.filter(({ ok }) => !ok);
  return [
    ...failed.map(({ title, file, line, tests }) => {
      const errors = tests.flatMap(({ results }) => results.flatMap((result) => result.errors));
      return failure(`${file}:${line}: ${title}`, errors[0]?.message);
    }),
    ...suites.flatMap(failuresOf),
  ];
}

const longestReason = 500;

/** The message of the error without its stack and empty lines, so that the names stay together. */
function failure(name: string, why = ""): string {
  const [message = ""] = stripVTControlCharacters(why).split(/\n\s*at /);
  const reason = message
    .slice(0, longestReason)
    .replaceAll(/\n\s*\n/g, "\n")
    .trim();
  return reason ? `${name}\n${reason.replaceAll(/^/gm, "    ")}` : name;
}

export function countVitest(reportFile: string, exitCode: number | null): Tally {
  return failIfEmpty(count(VitestReport, reportFile, exitCode));
}

/** Counts runs that belong together. A choice of tests may leave one run without any, but not all of them. */
export function countPlaywright(runs: readonly { reportFile: string; exitCode: number | null }[]): Tally {
  const tallies = runs.map(({ reportFile, exitCode }) => count(PlaywrightReport, reportFile, exitCode));
  const total = (key: "passed" | "failed" | "skipped") => tallies.reduce((sum, tally) => sum + tally[key], 0);
  return failIfEmpty({
    passed: total("passed"),
    failed: total("failed"),
    skipped: total("skipped"),
    failures: tallies.flatMap(({ failures }) => failures),
  });
}

/** Counts a run that crashed without a report, or ended badly although every test passed, as one failure. */
function count(Report: z.ZodType<Tally>, reportFile: string, exitCode: number | null): Tally {
  let tally: Tally;
  try {
    tally = Report.parse(JSON.parse(readFileSync(reportFile, "utf8")));
  } catch {
    return { passed: 0, failed: 1, skipped: 0, failures: [] };
  }
  const endedBadly = exitCode !== 0 && tally.failed === 0;
  return endedBadly ? { ...tally, failed: tally.failed + 1 } : tally;
}

/** A suite that ran nothing has shown nothing. */
function failIfEmpty(tally: Tally): Tally {
  return tally.passed + tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}
