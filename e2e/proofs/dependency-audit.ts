import { execFile } from "node:child_process";
import { z } from "zod";
import { processEnvironment } from "#lib/foundation/env.ts";

const timeoutMs = 120_000;

const Report = z.object({
  metadata: z.object({ vulnerabilities: z.object({ high: z.number(), critical: z.number() }) }),
});
const Failure = z.object({ message: z.string() });

export type DependencyAudit = { high: number; critical: number } | { notAsked: string };

/**
 * What the registry knows against the packages that ship. Some registries (mirrors, mostly) keep no advisories: then
 * nothing is known, which is not the same as nothing being wrong.
 */
export async function auditDependencies(): Promise<DependencyAudit> {
  return readAudit(await npmAudit());
}

/** @param output of `npm audit --json` */
export function readAudit(output: string): DependencyAudit {
  let json: unknown;
  try {
    json = JSON.parse(output);
  } catch {
    return { notAsked: "npm audit gave no report" };
  }
  const report = Report.safeParse(json);
  if (report.success) return report.data.metadata.vulnerabilities;
  const failure = Failure.safeParse(json);
  // Without the registry's address: it may be a private one.
  const reason = failure.success
    ? failure.data.message.replace(/https?:\/\/[^/\s]+/g, "")
    : "npm audit failed";
  return { notAsked: reason };
}

function npmAudit(): Promise<string> {
  return new Promise((resolve) => {
    execFile(
      "npm",
      ["audit", "--omit=dev", "--json"],
      { env: processEnvironment, timeout: timeoutMs, maxBuffer: 2 ** 26 },
      // It ends with 1 when it found something: what it says is what counts.
      (_error, stdout) => resolve(stdout),
    );
  });
}
