import type { TwilioReport } from "#lib/services/video/check/check-twilio.ts";

const marks = { ok: "ok     ", failed: "FAILED ", skipped: "skipped" };

/** The report for a person at a terminal. */
export function renderReport({ isRight, findings, claims }: TwilioReport): string {
  const width = Math.max(...findings.map(({ check }) => check.length));
  const lines = findings.flatMap(({ check, status, message, cure }) => [
    `${marks[status]}  ${check.padEnd(width)}  ${message}`,
    ...(cure ? [`${" ".repeat(width + 11)}→ ${cure}`] : []),
  ]);
  const claimWidth = Math.max(0, ...claims.map(({ claim }) => claim.length));
  const token = claims.map(
    ({ claim, value, isRight: right, rule }) =>
      `  ${right ? "ok    " : "WRONG "} ${claim.padEnd(claimWidth)}  ${value}  (${rule})`,
  );
  return [
    ...lines,
    ...(token.length > 0 ? ["", "A token as this server makes it:", ...token] : []),
    "",
    isRight
      ? "The Twilio set-up is right."
      : "The Twilio set-up is not right: see the first line that failed.",
  ].join("\n");
}
