import { randomUUID } from "node:crypto";
import { type Finding, failed, ok, skipped } from "#lib/services/video/check/finding.ts";
import { maskId } from "#lib/services/video/check/mask.ts";
import {
  askTwilio,
  describeAnswer,
  type TwilioAnswer,
  type TwilioRequest,
  type TwilioSender,
} from "#lib/services/video/check/twilio-request.ts";
import { hasRelay, normalizeIceServers } from "#lib/wire/ice-server.ts";

export interface Credentials {
  accountSid: string;
  authToken: string;
  keySid: string;
  keySecret: string;
}

const api = "api.twilio.com";
const video = "video.twilio.com";
/** Video knows keys of the US region only; keys, like auth tokens, live in one region. */
const otherRegions = {
  "Ireland (IE1)": "api.dublin.ie1.twilio.com",
  "Australia (AU1)": "api.sydney.au1.twilio.com",
};

/** HTTP tells the time to the second, and an answer may be seconds on its way. */
const toleratedSkewSeconds = 15;

/** Asks Twilio about the account, its key and what they may do. A room without participants is made and ended at once. */
export async function checkAccount(sender: TwilioSender, credentials: Credentials): Promise<Finding[]> {
  const { accountSid, authToken, keySid, keySecret } = credentials;
  const ask = (request: TwilioRequest) => askTwilio(sender, request);
  const asAccount = { host: api, user: accountSid, password: authToken };
  const asKey = { host: video, user: keySid, password: keySecret };
  const accountPath = `/2010-04-01/Accounts/${accountSid}`;

  const account = await ask({ ...asAccount, path: `${accountPath}.json` });
  const clock = checkClock(account);
  const accountFinding = await checkAccountAnswer(account, async () => {
    const answer = await ask({ ...asAccount, password: keySecret, path: `${accountPath}.json` });
    return answer.status === 200;
  });
  if (accountFinding.status === "failed") {
    return [accountFinding, clock, ...dependent.map((check) => skipped(check, "Needs the account"))];
  }

  const record = await ask({ ...asAccount, path: `${accountPath}/Keys/${keySid}.json` });
  const login = await ask({ ...asKey, path: "/v1/Rooms?PageSize=1" });
  const key = await checkKey({ record, login, keySid }, async () => {
    for (const [region, host] of Object.entries(otherRegions)) {
      const answer = await ask({ ...asKey, host, path: `${accountPath}/Messages.json?PageSize=1` });
      if (answer.status === 200) return region;
    }
    return undefined;
  });
  const token = await ask({
    ...asAccount,
    method: "POST",
    path: `${accountPath}/Tokens.json`,
    form: { Ttl: "60" },
  });
  return [
    accountFinding,
    clock,
    key,
    await checkVideo((request) => ask({ ...asAccount, host: video, ...request })),
    checkNetworkTraversal(token),
  ];
}

const dependent = ["api key", "video", "network traversal"];

async function checkAccountAnswer(
  answer: TwilioAnswer,
  isSecretTheToken: () => Promise<boolean>,
): Promise<Finding> {
  const check = "account";
  if (answer.status === 0) {
    return failed(
      check,
      "unreachable",
      "Twilio cannot be reached from this machine.",
      "Let this machine open HTTPS connections to api.twilio.com and video.twilio.com.",
    );
  }
  if (answer.code === 20005 || answer.body["status"] === "suspended" || answer.body["status"] === "closed") {
    const state = answer.body["status"] === "closed" ? "closed" : "suspended";
    return failed(
      check,
      `account-${state}`,
      `The account is ${state}.`,
      state === "closed"
        ? "Use another account."
        : "See the notices in the Console (mostly an unpaid balance), then ask Twilio's support.",
    );
  }
  if (answer.status === 401) {
    if (await isSecretTheToken()) {
      return failed(
        check,
        "swapped",
        "The auth token stands in TWILIO_API_KEY_SECRET.",
        "Put it into TWILIO_AUTH_TOKEN, and the API key's secret into TWILIO_API_KEY_SECRET.",
      );
    }
    return failed(
      check,
      "auth-token-wrong",
      "Twilio does not take this auth token for this account.",
      "Copy SID and auth token of the same account again (Console, Account Info). A rotated or test token does not work.",
    );
  }
  if (answer.status === 404) {
    return failed(
      check,
      "account-unknown",
      "Twilio knows no such account.",
      "Copy TWILIO_ACCOUNT_SID again.",
    );
  }
  if (answer.status !== 200) return unexpected(check, answer);
  return ok(check, `active, ${String(answer.body["type"] ?? "type unknown")}`);
}

function checkClock({ clockAheadSeconds }: TwilioAnswer): Finding {
  const check = "clock";
  if (clockAheadSeconds === undefined) return skipped(check, "Twilio did not tell its time");
  const size = Math.abs(clockAheadSeconds);
  if (size <= toleratedSkewSeconds) return ok(check, "within 15 seconds of Twilio's");
  return failed(
    check,
    "clock-skew",
    `This machine's clock is ${size} seconds ${clockAheadSeconds > 0 ? "behind" : "ahead of"} Twilio's: tokens are not valid yet, or no longer (20104, 20105).`,
    "Set the clock by NTP (timedatectl set-ntp true).",
  );
}

async function checkKey(
  { record, login, keySid }: { record: TwilioAnswer; login: TwilioAnswer; keySid: string },
  regionOf: () => Promise<string | undefined>,
): Promise<Finding> {
  const check = "api key";
  const makeNew = "Make a new standard key of this account in the US1 region and set its SID and secret.";
  if (record.status === 200) {
    if (login.status !== 401)
      return ok(check, `${maskId(keySid)} belongs to the account, and its secret is right`);
    return failed(
      check,
      "key-secret-wrong",
      "The API key belongs to the account, but the secret is not its own: tokens fail with 20107.",
      "Set the secret that was shown when this key was made, or make a new key and set both.",
    );
  }
  if (record.status !== 404) return unexpected(check, record);
  if (login.status !== 401 && login.status !== 0) {
    return failed(
      check,
      "key-of-another-account",
      "The API key is one of another account or subaccount: tokens fail with 20103, “Invalid Access Token issuer/subject”.",
      makeNew,
    );
  }
  const region = await regionOf();
  if (region) {
    return failed(
      check,
      "key-of-another-region",
      `The API key was made in the region ${region}. Video takes US1 keys only: tokens fail with 20103.`,
      makeNew,
    );
  }
  return failed(
    check,
    "key-deleted",
    "Twilio knows no such API key in this account; it was deleted, or never was: tokens fail with 20103.",
    makeNew,
  );
}

async function checkVideo(
  ask: (request: Omit<TwilioRequest, "host" | "user" | "password">) => Promise<TwilioAnswer>,
): Promise<Finding> {
  const check = "video";
  const room = await ask({
    method: "POST",
    path: "/v1/Rooms",
    form: { UniqueName: `panacare-check-${randomUUID()}`, Type: "group", UnusedRoomTimeout: "1" },
  });
  if (room.code === 53126) {
    return failed(
      check,
      "room-type-refused",
      "Video may not make group rooms with this account (53126).",
      "Ask Twilio's support to enable group rooms for the account.",
    );
  }
  if (room.status === 403 || room.code === 20403) {
    return failed(
      check,
      "video-not-enabled",
      "Video is not enabled for this account.",
      "Open Console, Video, and accept it for this account; a subaccount needs it of its own.",
    );
  }
  if (room.status !== 201) return unexpected(check, room);
  const closed = await ask({
    method: "POST",
    path: `/v1/Rooms/${String(room.body["sid"])}`,
    form: { Status: "completed" },
  });
  if (closed.status !== 200) return unexpected(check, closed);
  return ok(check, "a group room was made and ended");
}

function checkNetworkTraversal(token: TwilioAnswer): Finding {
  const check = "network traversal";
  if (token.status === 403 || token.status === 404) {
    return failed(
      check,
      "nts-not-enabled",
      "The Network Traversal Service is not enabled for this account.",
      "Enable it with Twilio's support, or set TURN_PROVIDERS to coturn and run your own server (lib/services/turn/coturn).",
    );
  }
  if (token.status !== 201) return unexpected(check, token);
  const servers = normalizeIceServers(token.body);
  if (servers.length > 0 && !hasRelay(servers)) {
    return failed(
      check,
      "nts-without-relay",
      "The Network Traversal Service lists no relay.",
      "Ask Twilio's support why.",
    );
  }
  if (servers.length === 0 && typeof token.body["username"] !== "string") return unexpected(check, token);
  return ok(
    check,
    servers.length > 0 ? `lists ${servers.length} servers` : "gives credentials without a list",
  );
}

function unexpected(check: string, answer: TwilioAnswer): Finding {
  return failed(
    check,
    "unexpected-answer",
    `Twilio answered in a way that says nothing about the set-up (${describeAnswer(answer)}).`,
    "Try again in a minute; status.twilio.com tells of outages.",
  );
}
