import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import * as schema from "#drizzle/schema.ts";
import { serverEnvironment } from "#lib/foundation/env.ts";

export type Database = PostgresJsDatabase<typeof schema>;
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];
/** Either of the two: for reads and writes that join a transaction where the caller has one. */
export type Executor = Database | Transaction;

/** A statement that takes longer is stuck: pages and heartbeats behind it must not wait for it (libpq option `statement_timeout`). */
const statementTimeoutMs = 10_000;

const connectTimeoutSeconds = 5;

/**
 * Between two attempts of one connection. The driver's own pauses grow to 20 s, through which every query waits: with the
 * database away for a minute requests hung for 30 s, and the servers were back 26 s after it (measured 2026-11).
 */
const reconnectPauseSeconds = 0.1;

/**
 * @param max connections of the pool; a NOTIFY listener takes one more
 * @param onStatement gets the text of every statement
 */
export function connectDatabase(
  url: string,
  max = 10,
  onStatement?: (text: string) => void,
): { db: Database; sql: postgres.Sql } {
  const sql = postgres(url, {
    max,
    connect_timeout: connectTimeoutSeconds,
    backoff: () => reconnectPauseSeconds,
    idle_timeout: 60,
    connection: { application_name: "panacare", statement_timeout: statementTimeoutMs },
    onnotice: () => undefined,
    ...(onStatement && { debug: (_connection: number, text: string) => onStatement(text) }),
  });
  return { sql, db: drizzle(sql, { schema, casing: "snake_case" }) };
}

/** Next loads route handlers in several module graphs of one process: the pool hangs on globalThis so that there is one. */
const shared = globalThis as typeof globalThis & { panacareDatabase?: ReturnType<typeof connectDatabase> };

export function database(): ReturnType<typeof connectDatabase> {
  shared.panacareDatabase ??= connectDatabase(serverEnvironment().DATABASE_URL);
  return shared.panacareDatabase;
}

/** The constraint by which the schema refused a write (unique_violation, check_violation: appendix A of Postgres' manual). */
export function violatedConstraint(error: unknown): string | undefined {
  const cause = driverError(error);
  return cause?.["code"] === "23505" || cause?.["code"] === "23514"
    ? String(cause["constraint_name"])
    : undefined;
}

/** Connection lost or refused, server shutting down or starting (class 08 and 57P0x), too many connections (53300). */
export function isUnreachable(error: unknown): boolean {
  const code = String(driverError(error)?.["code"] ?? "");
  return /^(ECONNREFUSED|ECONNRESET|EPIPE|CONNECT_TIMEOUT|CONNECTION_\w+|08\w{3}|57P0[123]|53300)$/.test(
    code,
  );
}

/** Drizzle wraps what the driver threw. */
function driverError(error: unknown): Record<string, unknown> | undefined {
  const cause = error instanceof Error && error.cause ? error.cause : error;
  return cause instanceof Error ? (cause as Error & Record<string, unknown>) : undefined;
}
