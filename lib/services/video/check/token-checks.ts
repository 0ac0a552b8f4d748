import { signAccessToken } from "#lib/services/video/access-token.ts";
import type { Credentials } from "#lib/services/video/check/account-checks.ts";
import { askSignaling, type SignalingAnswer } from "#lib/services/video/check/ask-signaling.ts";
import { type Finding, failed, ok } from "#lib/services/video/check/finding.ts";
import {
  type ClaimLine,
  checkClaims,
  decodeToken,
  spoiledTokens,
} from "#lib/services/video/check/token-rules.ts";

/** Twilio's own, where no other address is set (twilio-video 2.36.0, lib/util/constants.js, region "global"). */
const twilioSignalingUrl = "wss://global.vss.twilio.com/signaling";

const cures: Record<number, string> = {
  20101: "The token cannot be read: report this, with the output of --json.",
  20102: "The token's header is wrong: report this, with the output of --json.",
  20103: "Account SID and API key do not belong together: see the findings on account and API key.",
  20104: "Set this machine's clock.",
  20105: "Set this machine's clock.",
  20106: "The token's grants are wrong: report this, with the output of --json.",
  20107: "The secret is not the API key's own: see the finding on the API key.",
};

/** Makes a token as for a visit, shows it claim by claim, and asks Video about it and about four that must be refused. */
export async function checkToken(
  credentials: Credentials,
  signalingUrl = twilioSignalingUrl,
): Promise<{ findings: Finding[]; claims: ClaimLine[] }> {
  const token = signAccessToken(credentials, { identity: "panacare-check", roomName: "panacare-check" }, 300);
  const claims = checkClaims(decodeToken(token), credentials);
  const wrong = claims.filter(({ isRight }) => !isRight);
  const rules =
    wrong.length === 0
      ? ok("token", `${claims.length} claims are as Twilio documents them`)
      : failed(
          "token",
          "token-claims",
          `Not as Twilio documents them: ${wrong.map(({ claim }) => claim).join(", ")}.`,
          "Correct the settings that these claims are made from.",
        );

  const accepted = acceptedFinding(await askSignaling(signalingUrl, token));
  if (accepted.code === "signaling-unreachable") return { findings: [rules, accepted], claims };
  const refusals = await Promise.all(
    spoiledTokens(token, credentials.keySecret).map(async ({ name, code, token: spoiled }) =>
      refusalFinding(name, code, await askSignaling(signalingUrl, spoiled)),
    ),
  );
  return { findings: [rules, accepted, ...refusals], claims };
}

function acceptedFinding(answer: SignalingAnswer): Finding {
  const check = "token accepted";
  if (answer.isTaken) return ok(check, "Video takes it");
  if (answer.code === null) {
    return failed(
      check,
      "signaling-unreachable",
      "Video's signaling did not answer.",
      "Let this machine open secure WebSockets to global.vss.twilio.com, port 443.",
    );
  }
  return failed(
    check,
    `token-refused-${answer.code}`,
    `Video refuses it with ${answer.code}.`,
    cures[answer.code] ?? `See twilio.com/docs/errors/${answer.code}.`,
  );
}

function refusalFinding(name: string, expected: number, answer: SignalingAnswer): Finding {
  const check = `token ${name}`;
  if (answer.isTaken) {
    return failed(
      check,
      "token-not-refused",
      `Video takes a token that it should refuse with ${expected}.`,
      "Whatever answers as Twilio does not check tokens: see where TWILIO_SIGNALING_URL leads.",
    );
  }
  if (answer.code === null) {
    return failed(check, "signaling-unreachable", "Video's signaling did not answer.", "Try again.");
  }
  return ok(check, `refused with ${answer.code}`);
}
