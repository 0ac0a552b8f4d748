import { describe, expect, test } from "vitest";
import { EnvironmentError, parseEnvironment } from "#lib/foundation/env.ts";
import { publicEnvironment } from "#lib/testing/unit-environment.ts";

const localEnvironment = {
  ...publicEnvironment,
  PANACARE_LOCAL: "1",
  APP_ORIGIN: "http://localhost:3000",
  TWILIO_API_URL: "http://127.0.0.1:4000",
  TWILIO_SIGNALING_URL: "ws://127.0.0.1:4000/signaling",
  FIREBASE_AUTH_EMULATOR_HOST: "127.0.0.1:9099",
  SMTP_FROM: "visits@example.org",
};

function problemsOf(source: Record<string, string | undefined>): string[] {
  try {
    parseEnvironment(source);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.problems;
    throw error;
  }
  return [];
}

describe("parseEnvironment", () => {
  test("takes a public server with real services, on all interfaces", () => {
    expect(parseEnvironment(publicEnvironment)).toMatchObject({
      HOST: "0.0.0.0",
      PORT: 3000,
      LOG_LEVEL: "info",
    });
  });

  test("refuses proxies that it could not tell apart from others", () => {
    expect(problemsOf({ ...publicEnvironment, TRUSTED_PROXIES: "10.0.0.0/8, 192.0.2.7" })).toEqual([]);
    expect(problemsOf({ ...publicEnvironment, TRUSTED_PROXIES: "proxy.example.org" })).toHaveLength(1);
    expect(problemsOf({ ...publicEnvironment, TRUSTED_PROXIES: "10.0.0.0/99" })).toHaveLength(1);
  });

  test("refuses mail without a sender, and what is no mail server", () => {
    const SMTP_URL = "smtps://user:secret@smtp.example.org";
    expect(problemsOf({ ...publicEnvironment, SMTP_URL, SMTP_FROM: "visits@example.org" })).toEqual([]);
    expect(problemsOf({ ...publicEnvironment, SMTP_URL })).toEqual([expect.stringMatching(/^SMTP_FROM/)]);
    expect(problemsOf({ ...publicEnvironment, SMTP_URL: "https://smtp.example.org" })).toHaveLength(1);
  });

  test("takes a local server with stand-ins, on loopback only", () => {
    expect(parseEnvironment(localEnvironment)).toMatchObject({ HOST: "127.0.0.1" });
  });

  test.each(["TWILIO_API_URL", "TWILIO_SIGNALING_URL", "FIREBASE_AUTH_EMULATOR_HOST"] as const)(
    "refuses %s on a public server",
    (name) => {
      expect(problemsOf({ ...publicEnvironment, [name]: localEnvironment[name] })).toEqual([
        expect.stringMatching(`^${name} points to a stand-in`),
      ]);
    },
  );

  test.each([
    ["TWILIO_API_URL", "https://twilio.example.org"],
    ["TWILIO_SIGNALING_URL", "ws://10.0.0.4/signaling"],
    ["FIREBASE_AUTH_EMULATOR_HOST", "auth.example.org:9099"],
    ["FIREBASE_AUTH_EMULATOR_HOST", "127.0.0.1.example.org:9099"],
    ["SMTP_URL", "smtp://mail.example.org"],
    ["HOST", "0.0.0.0"],
    ["APP_ORIGIN", "https://care.example.org"],
  ])("refuses %s=%s on a local server", (name, value) => {
    expect(problemsOf({ ...localEnvironment, [name]: value })).toEqual([expect.stringContaining(name)]);
  });

  test("refuses a public origin without TLS", () => {
    expect(problemsOf({ ...publicEnvironment, APP_ORIGIN: "http://care.example.org" })).toEqual([
      expect.stringContaining("https://"),
    ]);
  });

  test("refuses a switch that is neither on nor off", () => {
    expect(problemsOf({ ...localEnvironment, PANACARE_LOCAL: "no" })).toEqual([
      expect.stringContaining("PANACARE_LOCAL"),
    ]);
  });

  test("takes an empty variable as one that is not set", () => {
    expect(problemsOf({ ...publicEnvironment, TWILIO_API_URL: "", PANACARE_LOCAL: "" })).toEqual([]);
  });

  test("names all that is missing or wrong at once, and shows no value", () => {
    const problems = problemsOf({
      ...publicEnvironment,
      TWILIO_AUTH_TOKEN: undefined,
      TOKEN_SEALING_KEY: "c2hvcnQtc2VjcmV0",
    });
    expect(problems).toEqual([
      expect.stringContaining("TOKEN_SEALING_KEY"),
      expect.stringContaining("TWILIO_AUTH_TOKEN is not set"),
    ]);
    expect(problems.join()).not.toContain("c2hvcnQtc2VjcmV0");
  });
});

describe("relay providers", () => {
  const own = {
    ...publicEnvironment,
    TURN_URLS: "turn:turn.example.org:3478?transport=udp, turns:turn.example.org:443?transport=tcp",
    TURN_SHARED_SECRET: "0123456789abcdef",
  };

  test("are Twilio alone, for four hours, unless said otherwise", () => {
    expect(parseEnvironment(publicEnvironment)).toMatchObject({
      TURN_PROVIDERS: ["twilio"],
      TURN_TTL_SECONDS: 14_400,
    });
  });

  test("keep the operator's order", () => {
    expect(parseEnvironment({ ...own, TURN_PROVIDERS: "coturn, twilio,public" })).toMatchObject({
      TURN_PROVIDERS: ["coturn", "twilio", "public"],
      TURN_URLS: ["turn:turn.example.org:3478?transport=udp", "turns:turn.example.org:443?transport=tcp"],
    });
  });

  test.each([
    ["TURN_PROVIDERS", { TURN_PROVIDERS: "twilio,xirsys" }],
    ["TURN_PROVIDERS", { TURN_PROVIDERS: "coturn,coturn" }],
    ["TURN_URLS", { TURN_URLS: "turn.example.org:3478" }],
    ["TURN_URLS", { TURN_URLS: "stun:turn.example.org:3478" }],
    ["TURN_SHARED_SECRET", { TURN_SHARED_SECRET: "short" }],
    ["TURN_TTL_SECONDS", { TURN_TTL_SECONDS: "3600" }],
    ["TURN_TTL_SECONDS", { TURN_TTL_SECONDS: "86401" }],
    ["TURN_URLS is not set", { TURN_PROVIDERS: "coturn", TURN_URLS: undefined }],
    ["TURN_SHARED_SECRET is not set", { TURN_PROVIDERS: "coturn", TURN_SHARED_SECRET: undefined }],
  ])("names %s when it is %j", (name, given) => {
    expect(problemsOf({ ...own, ...given })).toEqual([expect.stringContaining(name)]);
  });
});
