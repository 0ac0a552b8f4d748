import twilio from "twilio";
import { expect, test } from "vitest";
import { failureReason } from "#lib/services/video/twilio-failure.ts";

const refusal = (statusCode: number) =>
  new twilio.RestException({ statusCode, body: { code: 1, message: "no" } });
const fault = (code: string) => Object.assign(new Error("no"), { code });

test.each([
  ["unauthorized", refusal(401)],
  ["unauthorized", refusal(403)],
  ["rate-limited", refusal(429)],
  ["server-error", refusal(503)],
  ["refused", refusal(400)],
  ["timeout", fault("ECONNABORTED")],
  ["unreachable", fault("ECONNREFUSED")],
  ["unreachable", fault("EAI_AGAIN")],
  ["tls", fault("DEPTH_ZERO_SELF_SIGNED_CERT")],
  ["tls", fault("ERR_TLS_CERT_ALTNAME_INVALID")],
  ["tls", fault("CERT_HAS_EXPIRED")],
  ["unusable", new SyntaxError("Unexpected token <")],
  ["unusable", new Error("Twilio's answer holds no relay")],
])("%s", (reason, error) => {
  expect(failureReason(error)).toBe(reason);
});
