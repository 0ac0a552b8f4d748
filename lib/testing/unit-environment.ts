import { processEnvironment } from "#lib/foundation/env.ts";

/** A complete, made-up configuration of a public server, for tests that reach no service. */
export const publicEnvironment = {
  APP_ORIGIN: "https://care.example.org",
  DATABASE_URL: "postgres://panacare_web:secret@db.example.org/panacare",
  TOKEN_SEALING_KEY: Buffer.alloc(32, 7).toString("base64"),
  TWILIO_ACCOUNT_SID: `AC${"a".repeat(32)}`,
  TWILIO_AUTH_TOKEN: "b".repeat(32),
  TWILIO_API_KEY_SID: `SK${"c".repeat(32)}`,
  TWILIO_API_KEY_SECRET: "d".repeat(32),
  FIREBASE_PROJECT_ID: "care-example",
  FIREBASE_API_KEY: "web-api-key",
} as const;

/** Makes `serverEnvironment()` answer with it. Call before the first use: what was parsed once stays. */
export function usePublicEnvironment(): void {
  Object.assign(processEnvironment, publicEnvironment);
}
