import { appendFileSync } from "node:fs";
import { processEnvironment } from "#lib/foundation/env.ts";

/**
 * A proof is a test that does much of something and says how it went, in figures. In `npm test` it runs in its short
 * form, under `npm run proof` (e2e/proofs/proof.ts) in its long one; there its figures become rows of the table.
 */

/** One row of the table: what must hold, and what was measured. */
export interface Figure {
  figure: string;
  /** In words: "0", "at most 1 s". */
  bar: string;
  measured: string;
  holds: boolean;
  /** A time: it counts under `npm run proof` only, because `npm test` may run on a busy machine. */
  isTime?: true;
  /** It could not be found out here: neither passed nor failed, and said so. */
  isUnknown?: true;
}

/** How much the proof does: `short` in `npm test`, `long` under `npm run proof`, or the share of it that was asked for. */
export function proofSize(short: number, long: number): number {
  const { PROOF_SIZE: factor } = processEnvironment;
  return factor === undefined ? short : Math.max(1, Math.ceil(long * Number(factor)));
}

/** Hands the figures to the table, where there is one. @throws when one of them does not hold */
export function reportProof(figures: readonly Figure[]): void {
  const { PROOF_FIGURES: file } = processEnvironment;
  if (file) for (const figure of figures) appendFileSync(file, `${JSON.stringify(figure)}\n`);
  const broken = figures.filter(
    ({ holds, isTime, isUnknown }) => !holds && !isUnknown && !(isTime && file === undefined),
  );
  if (broken.length === 0) return;
  throw new Error(
    broken.map(({ figure, bar, measured }) => `${figure}: ${measured}, must be ${bar}`).join("\n"),
  );
}

/** "median 210 ms, p95 800 ms, max 1,204 ms" */
export function distribution(durationsMs: readonly number[]): string {
  const at = (share: number) => `${Math.round(percentile(durationsMs, share)).toLocaleString("en")} ms`;
  return `median ${at(0.5)}, p95 ${at(0.95)}, max ${at(1)}`;
}

/** The value that `share` of all values do not exceed. @returns NaN of none */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
