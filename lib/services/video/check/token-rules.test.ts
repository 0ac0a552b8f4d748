import { beforeAll, describe, expect, test } from "vitest";
import { signAccessToken } from "#lib/services/video/access-token.ts";
import { checkClaims, decodeToken, spoiledTokens } from "#lib/services/video/check/token-rules.ts";

const signer = {
  accountSid: "AC0123456789abcdef0123456789abcdef",
  keySid: "SK0123456789abcdef0123456789abcdef",
  keySecret: "Zx0Yw1Vu2Ts3Rq4Po5Nm6Lk7Ji8Hg9Fe",
};
let token: string;
beforeAll(() => {
  token = signAccessToken(signer, { identity: "doctor-1", roomName: "room" }, 3600);
});

const wrongClaims = (given: string, settings = signer) =>
  checkClaims(decodeToken(given), settings)
    .filter(({ isRight }) => !isRight)
    .map(({ claim }) => claim);

describe("checkClaims", () => {
  test("finds nothing wrong with a token as it is made for a visit", () => {
    expect(wrongClaims(token)).toEqual([]);
  });

  test("names the issuer and the subject when they are not the settings' own", () => {
    expect(wrongClaims(token, { ...signer, keySid: signer.accountSid })).toEqual(["iss"]);
    expect(wrongClaims(token, { ...signer, accountSid: signer.keySid })).toEqual(["sub"]);
  });

  test("names what a token lacks", () => {
    expect(wrongClaims(signAccessToken(signer, { identity: "i".repeat(129), roomName: "" }, 90_000))).toEqual(
      ["exp", "grants.identity", "grants.video.room"],
    );
  });

  test("masks the ids", () => {
    const shown = JSON.stringify(checkClaims(decodeToken(token), signer));
    for (const id of Object.values(signer)) expect(shown).not.toContain(id);
  });
});

test("each spoiled token differs from the good one in what its name says", () => {
  const named = Object.fromEntries(
    spoiledTokens(token, signer.keySecret).map((each) => [each.name, each.token]),
  );
  expect(wrongClaims(named["wrong issuer"] ?? "")).toEqual(["iss"]);
  expect(wrongClaims(named["wrong subject"] ?? "")).toEqual(["sub"]);
  expect(wrongClaims(named["expired"] ?? "")).toEqual(["exp"]);
  expect(wrongClaims(named["altered"] ?? "")).toEqual([]);
  expect(named["altered"]?.split(".")[2]).toBe(token.split(".")[2]);
});
