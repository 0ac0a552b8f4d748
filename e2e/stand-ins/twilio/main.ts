import { randomBytes } from "node:crypto";
import { startLocalTwilio } from "#e2e/stand-ins/twilio/server.ts";
import { processEnvironment } from "#lib/foundation/env.ts";

/** Runs the local Twilio alone. What the environment does not name is made up and printed. */

const env = processEnvironment;
const madeUp = (prefix: string) => prefix + randomBytes(16).toString("hex");
const account = {
  sid: env["TWILIO_ACCOUNT_SID"] || madeUp("AC"),
  authToken: env["TWILIO_AUTH_TOKEN"] || madeUp(""),
  apiKeys: [
    { sid: env["TWILIO_API_KEY_SID"] || madeUp("SK"), secret: env["TWILIO_API_KEY_SECRET"] || madeUp("") },
  ],
};
const [apiKey] = account.apiKeys;

const twilio = await startLocalTwilio({ port: Number(env["TWILIO_PORT"] || 4010), account });
const lines = {
  TWILIO_API_URL: twilio.apiUrl,
  TWILIO_SIGNALING_URL: twilio.signalingUrl,
  TWILIO_ACCOUNT_SID: account.sid,
  TWILIO_AUTH_TOKEN: account.authToken,
  TWILIO_API_KEY_SID: apiKey?.sid,
  TWILIO_API_KEY_SECRET: apiKey?.secret,
};
const settings = Object.entries(lines).map(([name, value]) => `${name}=${value}`);
process.stdout.write(
  `Local Twilio is ready, its control endpoint at ${twilio.controlUrl}\n${settings.join("\n")}\n`,
);

for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void twilio.stop());
