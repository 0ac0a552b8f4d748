import { checkAccount } from "#lib/services/video/check/account-checks.ts";
import { checkCallback } from "#lib/services/video/check/callback-check.ts";
import { type Finding, skipped } from "#lib/services/video/check/finding.ts";
import { checkSettings, type GivenSettings } from "#lib/services/video/check/settings.ts";
import { checkToken } from "#lib/services/video/check/token-checks.ts";
import type { ClaimLine } from "#lib/services/video/check/token-rules.ts";

export interface TwilioCheckOptions {
  settings: GivenSettings;
  apiUrl?: string | undefined;
  signalingUrl?: string | undefined;
  callbackUrl?: string | undefined;
  /** Everything is on this machine: nothing has to be https. */
  isLocal?: boolean;
}

export interface TwilioReport {
  isRight: boolean;
  findings: Finding[];
  /** The token that was made for the check; empty when there was nothing to make it from. */
  claims: ClaimLine[];
}

/** Finds what is wrong with a Twilio set-up, from the values themselves to a token that Video takes. */
export async function checkTwilio(options: TwilioCheckOptions): Promise<TwilioReport> {
  const { settings, apiUrl, signalingUrl, callbackUrl, isLocal = false } = options;
  const shape = checkSettings(settings);
  const callback = checkCallback(callbackUrl, { isLocal, authToken: settings.TWILIO_AUTH_TOKEN });
  const {
    TWILIO_ACCOUNT_SID: accountSid,
    TWILIO_AUTH_TOKEN: authToken,
    TWILIO_API_KEY_SID: keySid,
    TWILIO_API_KEY_SECRET: keySecret,
  } = settings;
  if (!accountSid || !authToken || !keySid || !keySecret || shape.some(({ status }) => status === "failed")) {
    const rest = ["account", "token"].map((check) => skipped(check, "Needs the settings above to be right"));
    return report([...shape, ...rest, await callback], []);
  }
  const credentials = { accountSid, authToken, keySid, keySecret };
  const account = await checkAccount({ apiUrl }, credentials);
  const token = await checkToken(credentials, signalingUrl);
  return report([...shape, ...account, ...token.findings, await callback], token.claims);
}

function report(findings: Finding[], claims: ClaimLine[]): TwilioReport {
  return { isRight: findings.every(({ status }) => status !== "failed"), findings, claims };
}
