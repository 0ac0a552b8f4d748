import { readFileSync } from "node:fs";
import { z } from "zod";

export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

const VitestReport = z
  .object({
    numPassedTests: z.number(),
    numFailedTests: z.number(),
    numPendingTests: z.number(),
    numTodoTests: z.number(),
  })
  .transform((report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  }));

const PlaywrightReport = z
  .object({
    stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  })
  .transform(({ stats }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  }));

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
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const isEmpty = tally.passed + tally.failed === 0;
  const endedBadly = exitCode !== 0 && tally.failed === 0;
  return isEmpty || endedBadly ? { ...tally, failed: tally.failed + 1 } : tally;
}
