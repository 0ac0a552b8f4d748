import { beforeAll, describe, expect, test } from "vitest";
import { expiryOf, isStillGood, issueAccessToken } from "#lib/services/video/access-token.ts";
import { publicEnvironment, usePublicEnvironment } from "#lib/testing/unit-environment.ts";

const subject = { identity: "doctor-1", roomName: "panacare-consultation-1" };
beforeAll(usePublicEnvironment);

function part(token: string, index: number): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split(".")[index] ?? "", "base64url").toString());
}

describe("issueAccessToken", () => {
  test("makes the token that Twilio documents", () => {
    const token = issueAccessToken(subject);
    expect(part(token, 0)).toMatchObject({ alg: "HS256", typ: "JWT", cty: "twilio-fpa;v=1" });
    expect(part(token, 1)).toMatchObject({
      iss: publicEnvironment.TWILIO_API_KEY_SID,
      sub: publicEnvironment.TWILIO_ACCOUNT_SID,
      jti: expect.stringMatching(/^SK/),
      grants: { identity: "doctor-1", video: { room: "panacare-consultation-1" } },
    });
  });

  test("lasts four hours, as long as a participant may stay", () => {
    const leftMs = expiryOf(issueAccessToken(subject)).getTime() - Date.now();
    expect(leftMs).toBeGreaterThan(4 * 3600_000 - 5000);
    expect(leftMs).toBeLessThanOrEqual(4 * 3600_000);
  });
});

describe("isStillGood", () => {
  const token = () => issueAccessToken(subject);
  const inMs = (ms: number) => new Date(Date.now() + ms);

  test("keeps a token that would be made the same", () => {
    expect(isStillGood(token(), subject)).toBe(true);
    expect(isStillGood(token(), subject, inMs(3.7 * 3600_000))).toBe(true);
  });

  test("replaces one that is about to expire", () => {
    expect(isStillGood(token(), subject, inMs(3.8 * 3600_000))).toBe(false);
  });

  test.each([{ identity: "doctor-2" }, { roomName: "panacare-consultation-1-2" }])(
    "replaces one made for another %o",
    (other) => {
      expect(isStillGood(token(), { ...subject, ...other })).toBe(false);
    },
  );

  test.each(["iss", "sub"])("replaces one of another %s", (claim) => {
    const [header, claims, signature] = token().split(".");
    const altered = { ...part(`.${claims}`, 1), [claim]: "SK0" };
    const forged = `${header}.${Buffer.from(JSON.stringify(altered)).toString("base64url")}.${signature}`;
    expect(isStillGood(forged, subject)).toBe(false);
  });

  test("replaces one signed with another secret of the same key", () => {
    const [header, claims] = token().split(".");
    expect(isStillGood(`${header}.${claims}.${Buffer.alloc(32).toString("base64url")}`, subject)).toBe(false);
  });
});
