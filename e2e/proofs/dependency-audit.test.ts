import { expect, test } from "vitest";
import { auditDependencies, readAudit } from "#e2e/proofs/dependency-audit.ts";
import { proofSize, reportProof } from "#lib/testing/proof.ts";

/** The parts that count of what npm 11.19 wrote (2026-11-25), of a registry with a planted advisory and of one without any. */
const found = {
  auditReportVersion: 2,
  vulnerabilities: { next: { name: "next", severity: "high", isDirect: true } },
  metadata: { vulnerabilities: { info: 0, low: 0, moderate: 0, high: 1, critical: 0, total: 1 } },
};
const refused = {
  message: "405 Method Not Allowed - POST https://npm.example.org/-/npm/v1/security/advisories/bulk",
  method: "POST",
  statusCode: 405,
  error: { summary: "", detail: "" },
};

test("the audit of what ships counts what npm reports", () => {
  expect(readAudit(JSON.stringify(found))).toEqual({ high: 1, critical: 0 });
});

test("it does not take a registry without advisories for one that knows of nothing", () => {
  expect(readAudit(JSON.stringify(refused))).toEqual({
    notAsked: "405 Method Not Allowed - POST /-/npm/v1/security/advisories/bulk",
  });
  expect(readAudit("")).toEqual({ notAsked: "npm audit gave no report" });
  expect(readAudit("{}")).toEqual({ notAsked: "npm audit failed" });
});

// npm test asks nobody outside.
if (proofSize(0, 1) > 0) {
  test("nothing that ships has a high or critical finding", { timeout: 150_000 }, async () => {
    const audit = await auditDependencies();
    const figure = "high and critical findings of npm audit in what ships";
    if ("notAsked" in audit) {
      const measured = `not asked: ${audit.notAsked}`;
      reportProof([{ figure, bar: "0", measured, holds: false, isUnknown: true }]);
      return;
    }
    const count = audit.high + audit.critical;
    reportProof([{ figure, bar: "0", measured: String(count), holds: count === 0 }]);
  });
}
