import { describe, expect, test } from "vitest";
import { checkSettings, type SettingName } from "#lib/services/video/check/settings.ts";

const right = {
  TWILIO_ACCOUNT_SID: "AC0123456789abcdef0123456789abcdef",
  TWILIO_AUTH_TOKEN: "fedcba9876543210fedcba9876543210",
  TWILIO_API_KEY_SID: "SK0123456789abcdef0123456789abcdef",
  TWILIO_API_KEY_SECRET: "Zx0Yw1Vu2Ts3Rq4Po5Nm6Lk7Ji8Hg9Fe",
};
const { TWILIO_ACCOUNT_SID: account, TWILIO_AUTH_TOKEN: token } = right;
const { TWILIO_API_KEY_SID: key, TWILIO_API_KEY_SECRET: secret } = right;

const wrongOnes = (given: Record<string, string | undefined>) =>
  checkSettings({ ...right, ...given })
    .filter(({ status }) => status === "failed")
    .map(({ check, code }) => [check, code]);

describe("checkSettings", () => {
  test("takes four values that look right, also a secret written in hexadecimal", () => {
    expect(wrongOnes({})).toEqual([]);
    expect(wrongOnes({ TWILIO_API_KEY_SECRET: "0123456789abcdef0123456789abcdef" })).toEqual([]);
  });

  test.each<[SettingName, string, string | undefined]>([
    ["TWILIO_ACCOUNT_SID", "missing", undefined],
    ["TWILIO_AUTH_TOKEN", "empty", "  "],
    ["TWILIO_ACCOUNT_SID", "placeholder", "your_account_sid_here"],
    ["TWILIO_ACCOUNT_SID", "placeholder", "ACxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
    ["TWILIO_API_KEY_SID", "placeholder", `SK${"0".repeat(32)}`],
    ["TWILIO_API_KEY_SECRET", "placeholder", "<secret>"],
    ["TWILIO_ACCOUNT_SID", "quoted", `"${account}"`],
    ["TWILIO_API_KEY_SECRET", "quoted", `${secret}”`],
    ["TWILIO_AUTH_TOKEN", "whitespace", `${token}\n`],
    ["TWILIO_API_KEY_SID", "whitespace", ` ${key}`],
    ["TWILIO_ACCOUNT_SID", "swapped", key],
    ["TWILIO_API_KEY_SID", "swapped", account],
    ["TWILIO_AUTH_TOKEN", "swapped", account],
    ["TWILIO_API_KEY_SECRET", "swapped", key],
    ["TWILIO_API_KEY_SECRET", "swapped", token],
    ["TWILIO_ACCOUNT_SID", "wrong-prefix", account.replace("AC", "OR")],
    ["TWILIO_API_KEY_SID", "wrong-prefix", key.replace("SK", "CR")],
    ["TWILIO_ACCOUNT_SID", "wrong-length", account.slice(0, -1)],
    ["TWILIO_AUTH_TOKEN", "wrong-length", `${token}0`],
    ["TWILIO_ACCOUNT_SID", "wrong-characters", account.toUpperCase().replace("ABCDEF", "ABCDEG")],
    ["TWILIO_API_KEY_SECRET", "wrong-characters", secret.replace("Z", "-")],
  ])("names %s %s", (name, code, value) => {
    const [finding] = checkSettings({ ...right, [name]: value }).filter(({ status }) => status === "failed");
    expect(finding).toMatchObject({ check: name, code, cure: expect.stringMatching(/\.$/) });
  });

  test("sees auth token and secret that changed places", () => {
    expect(wrongOnes({ TWILIO_AUTH_TOKEN: secret, TWILIO_API_KEY_SECRET: token })).toEqual([
      ["TWILIO_AUTH_TOKEN", "swapped"],
      ["TWILIO_API_KEY_SECRET", "swapped"],
    ]);
  });

  test("shows no value in full", () => {
    const shown = JSON.stringify(checkSettings(right));
    for (const value of Object.values(right)) expect(shown).not.toContain(value);
  });
});
