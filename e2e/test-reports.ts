import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
  /** The tests that failed, as far as they can be named. */
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
        assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
      }),
    ),
  })
  .transform((report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: report.testResults
      .filter(({ status }) => status === "failed")
      .flatMap(({ name, assertionResults }) => {
        const file = path.relative(process.cwd(), name);
        const failed = assertionResults.filter(({ status }) => status === "failed");
        return failed.length > 0 ? failed.map(({ fullName }) => `${file}: ${fullName}`) : [file];
      }),
  }));

interface PlaywrightSuite {
  specs: { title: string; ok: boolean; file: string; line: number }[];
  suites?: PlaywrightSuite[] | undefined;
}

const PlaywrightSuite: z.ZodType<PlaywrightSuite> = z.object({
  specs: z.array(z.object({ title: z.string(), ok: z.boolean(), file: z.string(), line: z.number() })),
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
  return [
    ...specs.filter(({ ok }) => !ok).map(({ title, file, line }) => `${file}:${line}: ${title}`),
    ...suites.flatMap(failuresOf),
  ];
}

export function countVitest(reportFile: string, exitCode: number | null): Tally {
  return count(VitestReport, reportFile, exitCode);
}

export function countPlaywright(reportFile: string, exitCode: number | null): Tally {
  return count(PlaywrightReport, reportFile, exitCode);
}

/**
 * A run without a report crashed; one that ran nothing, or ended badly though every test passed (an error outside of
 * them), has not shown what it was there to show. Each is one failure.
 */
function count(Report: z.ZodType<Tally>, reportFile: string, exitCode: number | null): Tally {
  let tally: Tally;
  try {
    tally = Report.parse(JSON.parse(readFileSync(reportFile, "utf8")));
  } catch {
    return { passed: 0, failed: 1, skipped: 0, failures: [] };
  }
  const isEmpty = tally.passed + tally.failed === 0;
  const endedBadly = exitCode !== 0 && tally.failed === 0;
  return isEmpty || endedBadly ? { ...tally, failed: tally.failed + 1 } : tally;
}
