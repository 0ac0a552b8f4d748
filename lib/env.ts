import { z } from "zod";

/**
 * The only reader of `process.env`. Everything is parsed once, and a set-up in which a stand-in's address could reach a
 * public server, or a public address a local one, does not start.
 */

const optional = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === "" ? undefined : value), schema.optional());
const required = z.string().trim().min(1);

const Variables = z.object({
  PANACARE_LOCAL: z.preprocess((value) => value === "1" || value === "true", z.boolean()),
  APP_ORIGIN: z.url(),
  HOST: optional(z.string()),
  PORT: optional(z.coerce.number().int().min(0).max(65535)),
  DATABASE_URL: z.url(),
  TOKEN_SEALING_KEY: z
    .string()
    .refine((value) => Buffer.from(value, "base64").length === 32, "must be 32 bytes in base64 (openssl rand -base64 32)"),
  TWILIO_ACCOUNT_SID: required,
  TWILIO_AUTH_TOKEN: required,
  TWILIO_API_KEY_SID: required,
  TWILIO_API_KEY_SECRET: required,
  TWILIO_API_URL: optional(z.url()),
  TWILIO_SIGNALING_URL: optional(z.url()),
  FIREBASE_PROJECT_ID: required,
  FIREBASE_API_KEY: required,
  FIREBASE_AUTH_DOMAIN: optional(z.string()),
  FIREBASE_SERVICE_ACCOUNT: optional(z.string()),
  FIREBASE_AUTH_EMULATOR_HOST: optional(z.string()),
  LOG_LEVEL: optional(z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"])),
});
