import { createHmac } from "node:crypto";
import twilio from "twilio";
import { describe, expect, it } from "vitest";
import { verifyAccessToken } from "#e2e/stand-ins/twilio/access-token.ts";

const { AccessToken } = twilio.jwt;
const account = {
  sid: "AC1",
  authToken: "unused",
  apiKeys: [
    { sid: "SK1", secret: "first secret" },
    { sid: "SK2", secret: "second secret" },
  ],
};

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}

/** A token of our own making, for what the helper library would not make. */
function signed(
  claims: object,
  header: object = { typ: "JWT", alg: "HS256", cty: "twilio-fpa;v=1" },
): string {
  const text = `${encode(header)}.${encode(claims)}`;
  return `${text}.${createHmac("sha256", "first secret").update(text).digest("base64url")}`;
}

const nowSeconds = Math.floor(Date.now() / 1000);
const claims = {
  iss: "SK1",
  sub: "AC1",
  iat: nowSeconds,
  exp: nowSeconds + 60,
  grants: { identity: "doctor-1", video: { room: "visit" } },
};

describe("verifyAccessToken", () => {
  it("reads identity and room of a token that the helper library made, with any key of the account", () => {
    const token = new AccessToken("AC1", "SK2", "second secret", { identity: "patient-1", ttl: 600 });
    token.addGrant(new AccessToken.VideoGrant({ room: "visit" }));
    expect(verifyAccessToken(token.toJwt(), account)).toEqual({ identity: "patient-1", room: "visit" });
  });

  it("leaves the room open when the grant names none", () => {
    const token = signed({ ...claims, grants: { identity: "doctor-1", video: {} } });
    expect(verifyAccessToken(token, account)).toEqual({ identity: "doctor-1", room: undefined });
  });

  it.each([
    ["an empty text", "", 20101],
    ["three parts that are not JSON", "a.b.c", 20101],
    ["claims that are no object", `${encode({})}.${encode([])}.x`.replace(encode([]), "NQ"), 20101],
    ["no signature part", signed(claims).split(".").slice(0, 2).join("."), 20101],
    ["another kind of token", signed(claims, { typ: "JWT", alg: "HS256" }), 20102],
    ["another algorithm", signed(claims, { typ: "JWT", alg: "HS512", cty: "twilio-fpa;v=1" }), 20102],
    ["an issuer that is no key of the account", signed({ ...claims, iss: "SK3" }), 20103],
    ["the account as issuer", signed({ ...claims, iss: "AC1" }), 20103],
    ["another subject", signed({ ...claims, sub: "AC2" }), 20103],
    ["another key's signature", signed({ ...claims, iss: "SK2" }), 20107],
    [
      "changed claims",
      signed(claims).replace(encode(claims), encode({ ...claims, exp: nowSeconds + 61 })),
      20107,
    ],
    ["no expiry", signed({ ...claims, exp: undefined }), 20104],
    ["an expiry that has passed", signed({ ...claims, exp: nowSeconds - 1 }), 20104],
    ["a life of more than 24 hours", signed({ ...claims, exp: nowSeconds + 86_401 }), 20104],
    ["a start in the future", signed({ ...claims, nbf: nowSeconds + 60 }), 20105],
    ["no video grant", signed({ ...claims, grants: { identity: "doctor-1" } }), 20106],
    ["no identity", signed({ ...claims, grants: { video: {} } }), 20106],
    [
      "an identity that is too long",
      signed({ ...claims, grants: { identity: "x".repeat(129), video: {} } }),
      53201,
    ],
  ])("refuses %s", (_title, token, code) => {
    expect(() => verifyAccessToken(token, account)).toThrow(expect.objectContaining({ code }));
  });
});
