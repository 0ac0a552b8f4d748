import { parseArgs } from "node:util";
import { EnvironmentError, serverEnvironment } from "#lib/foundation/env.ts";
import { checkTurn } from "#lib/services/turn/check/check-turn.ts";
import { renderReport } from "#lib/services/turn/check/render-report.ts";
import { configuredProviders } from "#lib/services/turn/configured-chain.ts";

/** `npm run turn:check`: 0 every server answers, 1 one does not, 2 the check itself could not run. */

const usage = `npm run turn:check -- [--json]
  Uses every STUN and TURN server that this configuration would hand out, from this machine.`;

const outcome = await run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : "The check failed"}\n`);
  if (!(error instanceof EnvironmentError)) process.stderr.write(`\n${usage}\n`);
  return 2;
});
process.exit(outcome);

async function run(): Promise<number> {
  const { values } = parseArgs({ options: { json: { type: "boolean" }, help: { type: "boolean" } } });
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const report = await checkTurn(configuredProviders(serverEnvironment()));
  process.stdout.write(`${values.json ? JSON.stringify(report, null, 2) : renderReport(report)}\n`);
  return report.isRight ? 0 : 1;
}
