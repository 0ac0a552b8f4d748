import { parseArgs } from "node:util";
import { isLoopbackUrl, processEnvironment } from "#lib/foundation/env.ts";
import { checkTwilio } from "#lib/services/video/check/check-twilio.ts";
import { renderReport } from "#lib/services/video/check/render-report.ts";
import { settingNames } from "#lib/services/video/check/settings.ts";
import { roomCallbackUrl } from "#lib/services/video/room-callback.ts";

/**
 * `npm run twilio:check`: 0 the set-up is right, 1 it is not, 2 the check itself could not run. It reads the variables one
 * by one, because it is for the day on which the server refuses to start with them.
 */

const usage = `npm run twilio:check -- [--json] [--callback-url URL]
  Checks the TWILIO_ variables of this environment against Twilio, and says what to do about what is wrong.`;

const outcome = await run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : "The check failed"}\n\n${usage}\n`);
  return 2;
});
process.exit(outcome);

async function run(): Promise<number> {
  const { values } = parseArgs({
    options: { json: { type: "boolean" }, help: { type: "boolean" }, "callback-url": { type: "string" } },
  });
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const env = processEnvironment;
  const isLocal = env["PANACARE_LOCAL"] === "1";
  const origin = env["APP_ORIGIN"];
  const report = await checkTwilio({
    settings: Object.fromEntries(settingNames.map((name) => [name, env[name]])),
    apiUrl: standIn("TWILIO_API_URL", isLocal),
    signalingUrl: standIn("TWILIO_SIGNALING_URL", isLocal),
    callbackUrl: values["callback-url"] ?? (origin ? roomCallbackUrl(origin.replace(/\/$/, "")) : undefined),
    isLocal,
  });
  process.stdout.write(`${values.json ? JSON.stringify(report, null, 2) : renderReport(report)}\n`);
  return report.isRight ? 0 : 1;
}

/** The account's secrets go to Twilio or to this machine, nowhere else. */
function standIn(name: "TWILIO_API_URL" | "TWILIO_SIGNALING_URL", isLocal: boolean): string | undefined {
  const address = processEnvironment[name];
  if (!address) return undefined;
  if (isLocal && isLoopbackUrl(address)) return address;
  throw new Error(`${name} may only be set with PANACARE_LOCAL=1, and only to an address of this machine`);
}
