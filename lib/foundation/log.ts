import pino from "pino";
import { processEnvironment } from "#lib/foundation/env.ts";

/**
 * One JSON line per event. What is logged is ids, codes, paths and durations; names, contacts, messages, tokens and SDP
 * never are. An error's `message` may quote values that a driver was given, so only its type, code and stack frames go in.
 */
export const log = pino({
  level: processEnvironment["LOG_LEVEL"] || "info",
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  serializers: { err: describeError },
});

function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, cause } = error as Error & { code?: unknown };
  return {
    type: error.name,
    ...(typeof code === "string" || typeof code === "number" ? { code } : {}),
    frames: error.stack
      ?.split("\n")
      .filter((line) => line.startsWith("    at "))
      .slice(0, 12),
    ...(cause ? { cause: describeError(cause) } : {}),
  };
}
