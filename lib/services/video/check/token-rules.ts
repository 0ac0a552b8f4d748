import { createHmac, randomBytes } from "node:crypto";
import { maskId } from "#lib/services/video/check/mask.ts";

type Json = Record<string, unknown>;

export interface DecodedToken {
  header: Json;
  claims: Json;
}

/** One line of a token, shown and held against what Twilio documents. */
export interface ClaimLine {
  claim: string;
  /** Ids masked. */
  value: string;
  isRight: boolean;
  rule: string;
}

/** Docs, access tokens: 24 hours. */
const maxLifeSeconds = 86_400;
/** Docs, participant identity. */
const maxIdentityLength = 128;

export function decodeToken(token: string): DecodedToken {
  const [header = "", claims = ""] = token.split(".");
  const read = (part: string) => JSON.parse(Buffer.from(part, "base64url").toString("utf8")) as Json;
  return { header: read(header), claims: read(claims) };
}

/** Every part of the token by the rules of twilio.com/docs/iam/access-tokens. */
export function checkClaims(
  { header, claims }: DecodedToken,
  { accountSid, keySid }: { accountSid: string; keySid: string },
  nowSeconds = Date.now() / 1000,
): ClaimLine[] {
  const { iss, sub, jti, iat, nbf, exp } = claims;
  const grants = asRecord(claims["grants"]);
  const identity = grants["identity"];
  const room = asRecord(grants["video"])["room"];
  const startsAt = typeof iat === "number" ? iat : nowSeconds;
  const line = (claim: string, value: unknown, isRight: boolean, rule: string): ClaimLine => ({
    claim,
    value: shown(value),
    isRight,
    rule,
  });
  return [
    line("header.typ", header["typ"], header["typ"] === "JWT", "is JWT"),
    line("header.alg", header["alg"], header["alg"] === "HS256", "is HS256"),
    line("header.cty", header["cty"], header["cty"] === "twilio-fpa;v=1", "is twilio-fpa;v=1 (else 20102)"),
    line("iss", iss, iss === keySid, "is the API key's SID, not the account's (else 20103)"),
    line("sub", sub, sub === accountSid, "is the account's SID (else 20103)"),
    line("jti", jti, typeof jti === "string" && jti !== "", "is there, and no other token has it"),
    line(
      "exp",
      time(exp),
      typeof exp === "number" && exp > nowSeconds && exp - startsAt <= maxLifeSeconds,
      "is to come, at most 24 hours after the start (else 20104)",
    ),
    line(
      "nbf",
      time(nbf),
      nbf === undefined || (typeof nbf === "number" && nbf <= nowSeconds),
      "is absent or past (else 20105)",
    ),
    line(
      "grants.identity",
      identity,
      typeof identity === "string" && identity !== "" && identity.length <= maxIdentityLength,
      "is there, at most 128 characters (else 20106)",
    ),
    line(
      "grants.video.room",
      room,
      typeof room === "string" && room !== "",
      "names one room (else the token opens them all)",
    ),
  ];
}

/** Tokens as a wrong set-up would make them: all of them must be refused, with these codes by Twilio's documentation. */
export function spoiledTokens(
  token: string,
  keySecret: string,
): { name: string; code: number; token: string }[] {
  const { header, claims } = decodeToken(token);
  const sign = (changed: Json) => signToken({ header, claims: { ...claims, ...changed } }, keySecret);
  const stranger = (prefix: string) => `${prefix}${randomBytes(16).toString("hex")}`;
  const nowSeconds = Math.floor(Date.now() / 1000);
  const [encodedHeader, , signature] = token.split(".");
  const altered = Buffer.from(JSON.stringify({ ...claims, exp: nowSeconds + 7200 })).toString("base64url");
  return [
    { name: "wrong issuer", code: 20103, token: sign({ iss: stranger("SK") }) },
    { name: "wrong subject", code: 20103, token: sign({ sub: stranger("AC") }) },
    { name: "expired", code: 20104, token: sign({ iat: nowSeconds - 7200, exp: nowSeconds - 3600 }) },
    { name: "altered", code: 20107, token: `${encodedHeader}.${altered}.${signature}` },
  ];
}

function signToken({ header, claims }: DecodedToken, secret: string): string {
  const part = (value: Json) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const signed = `${part(header)}.${part(claims)}`;
  return `${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`;
}

function shown(value: unknown): string {
  if (value === undefined) return "(absent)";
  const text = String(value);
  return /^[A-Z]{2}[0-9a-f]{32}/.test(text) ? maskId(text) : text;
}

function time(value: unknown): unknown {
  return typeof value === "number" ? new Date(value * 1000).toISOString() : value;
}

function asRecord(value: unknown): Json {
  return typeof value === "object" && value !== null ? (value as Json) : {};
}
