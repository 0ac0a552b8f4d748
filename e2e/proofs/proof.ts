import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, totalmem } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { runPackage } from "#e2e/runner/run-package.ts";
import { ensureBuild } from "#e2e/world/build.ts";
import type { Figure } from "#lib/testing/proof.ts";

interface Proof {
  suite: "unit" | "integration" | "e2e";
  file: string;
  /** Part of the test's name; absent: all that the file has. */
  test?: string;
}

const faults = { suite: "integration", file: "e2e/proofs/faults.integration.test.ts" } as const;

/**
 * `npm run proof` runs the long forms of what the tests show in short, and prints their figures as one table.
 * `npm run proof -- NAME…` runs some of them, `--size 0.1` a tenth of each. Exit code 0: all of it holds, but for what
 * could not be found out here, which the table says.
 *
 * To add one: write a test that asks `proofSize` how much to do and ends with `reportProof` (lib/testing/proof.ts), and
 * give it a line here. Its short form then runs with `npm test`, as every test does.
 */
const proofs: Record<string, Proof> = {
  callbacks: {
    suite: "integration",
    file: "app/api/webhooks/twilio/callbacks.integration.test.ts",
    test: "ends in the same state",
  },
  canaries: { suite: "integration", file: "e2e/world/canaries.integration.test.ts" },
  "data-saver": { suite: "e2e", file: "e2e/journeys/call/data-saver.spec.ts" },
  "dependency-audit": { suite: "unit", file: "e2e/proofs/dependency-audit.test.ts" },
  "event-streams": {
    suite: "integration",
    file: "app/api/events/replay.integration.test.ts",
    test: "streams of one process",
  },
  "listening-anew": {
    suite: "integration",
    file: "lib/platform/events/event-hub.integration.test.ts",
    test: "survives a restart of the database",
  },
  "who-waits": {
    suite: "e2e",
    file: "e2e/journeys/visit/consultation.spec.ts",
    test: "doctor and patient meet",
  },
  "event-streams-restart": { ...faults, test: "event streams outlive their server" },
  starts: { ...faults, test: "a visit that many start at once has one room" },
  "server-kills": { ...faults, test: "servers may be killed" },
  "database-kills": { ...faults, test: "PostgreSQL may be killed" },
  "database-away": { ...faults, test: "the database may be away" },
  "database-away-call": { suite: "e2e", file: "e2e/journeys/service/database-away.spec.ts" },
  headers: { suite: "integration", file: "e2e/world/headers.integration.test.ts" },
  "shaky-twilio": { ...faults, test: "Twilio may be shaky" },
  "twilio-away": { ...faults, test: "Twilio may be away" },
  fuzz: { suite: "integration", file: "app/api/fuzz.integration.test.ts" },
  "state-machine": {
    suite: "integration",
    file: "lib/domain/consultations/state-machine.integration.test.ts",
  },
  "token-attacks": { suite: "integration", file: "lib/api/token-attacks.integration.test.ts" },
  "relayed-calls": { suite: "e2e", file: "e2e/journeys/service/relay.spec.ts" },
  "failing-provider": { suite: "e2e", file: "e2e/journeys/service/provider-failures.spec.ts" },
  "bad-network": { suite: "e2e", file: "e2e/journeys/call/impaired-call.spec.ts" },
  soak: { suite: "e2e", file: "e2e/proofs/soak.spec.ts" },
};

const folder = path.resolve(".panacare/proof");

const { values, positionals } = parseArgs({
  options: { size: { type: "string", default: "1" } },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !(name in proofs));
if (unknown.length > 0 || !(Number(values.size) > 0)) {
  process.stderr.write(
    `Usage: npm run proof -- [NAME…] [--size FACTOR]\nThe names: ${Object.keys(proofs).join(", ")}\n`,
  );
  process.exit(2);
}

interface Row extends Figure {
  proof: string;
}

mkdirSync(folder, { recursive: true });
const rows: Row[] = [];
for (const [name, proof] of Object.entries(proofs)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  process.stdout.write(`\n== ${name} ==\n`);
  rows.push(...(await run(name, proof)));
}
const table = `${conditions()}\n\n${tableOf(rows)}\n`;
writeFileSync(path.join(folder, "table.md"), table);
process.stdout.write(`\n${table}`);
process.exit(rows.some(isBroken) ? 1 : 0);

async function run(name: string, { suite, file, test }: Proof): Promise<Row[]> {
  const figuresFile = path.join(folder, `${name}.jsonl`);
  rmSync(figuresFile, { force: true });
  const load = loadavg()[0] ?? 0;
  const startedAt = performance.now();
  const environment = { PROOF_SIZE: values.size, PROOF_FIGURES: figuresFile };
  if (suite === "e2e") await ensureBuild(folder);
  const exitCode =
    suite === "e2e"
      ? await runPackage(
          "playwright/cli.js",
          ["test", "--config", "e2e/playwright.config.ts", file, ...(test ? ["--grep", test] : [])],
          environment,
        )
      : await runPackage(
          "vitest/vitest.mjs",
          [
            ...["run", "--config", "lib/vitest.config.ts", "--project", suite, file],
            ...(test ? ["--testNamePattern", test] : []),
          ],
          environment,
        );
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  process.stdout.write(`${name}: ${seconds} s, load average before it ${load.toFixed(1)}\n`);
  return withEnd(name, readFigures(figuresFile), exitCode);
}

function readFigures(file: string): Figure[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .trimEnd()
    .split("\n")
    .map((line): Figure => JSON.parse(line));
}

/** A proof that broke off, or said nothing, has not shown what it was there to show. */
function withEnd(proof: string, figures: Figure[], exitCode: number | null): Row[] {
  const rowsOfIt = figures.map((figure) => ({ proof, ...figure }));
  const hasEndedBadly = exitCode !== 0 && !figures.some(isBroken);
  if (figures.length > 0 && !hasEndedBadly) return rowsOfIt;
  const end = { figure: "ran to its end", bar: "yes", measured: "no, see above", holds: false };
  return [...rowsOfIt, { proof, ...end }];
}

function conditions(): string {
  const cpu = cpus()[0]?.model.trim() ?? "unknown processor";
  const memory = Math.round(totalmem() / 2 ** 30);
  const date = new Date().toISOString().slice(0, 10);
  return `${date}, size ${values.size}, ${availableParallelism()} × ${cpu}, ${memory} GB, Node ${process.version}, ${process.platform}`;
}

function isBroken({ holds, isUnknown }: Figure): boolean {
  return !holds && !isUnknown;
}

function verdictOf(figure: Figure): string {
  if (figure.holds) return "pass";
  return isBroken(figure) ? "FAIL" : "unknown";
}

function tableOf(of: readonly Row[]): string {
  const lines = [
    ["Proof", "What", "Bar", "Measured", ""],
    ...of.map((row) => [row.proof, row.figure, row.bar, row.measured, verdictOf(row)]),
  ];
  const widths = lines.reduce<number[]>(
    (longest, cells) => cells.map((cell, column) => Math.max(cell.length, longest[column] ?? 3)),
    [],
  );
  const draw = (cells: string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const [head = [], ...body] = lines;
  return [draw(head), draw(widths.map((width) => "-".repeat(width))), ...body.map(draw)].join("\n");
}
