import { mkdirSync } from "node:fs";
import path from "node:path";
import { inTurns } from "#e2e/proofs/in-turns.ts";
import { type Postgres, startPostgres } from "#e2e/stand-ins/postgres/postgres.ts";
import type { ManagedChild } from "#e2e/stand-ins/process/managed-child.ts";
import { freePort } from "#e2e/stand-ins/process/ports.ts";
import { startLocalTwilio } from "#e2e/stand-ins/twilio/server.ts";
import { createStaff, type StaffMember } from "#e2e/steps/staff-member.ts";
import { startAppServer } from "#e2e/world/app-server.ts";
import { ensureBuild } from "#e2e/world/build.ts";
import { openRunFolder } from "#e2e/world/run-folder.ts";
import type { WorldAddresses } from "#e2e/world/world.ts";
import { connectDatabase, type Database } from "#lib/platform/db/client.ts";
import { migrateDatabase } from "#lib/server/migrate.ts";

export interface ClusterServer {
  readonly origin: string;
  /** Resolves when it says that it is healthy. */
  start(): Promise<void>;
  kill(): Promise<void>;
}

export interface Cluster {
  addresses: WorldAddresses;
  servers: readonly ClusterServer[];
  /** A PostgreSQL that keeps what it has confirmed (fsync on). */
  database: { start(): Promise<void>; stop(): Promise<void>; kill(): Promise<void> };
  /** Runs `work` as the owner of the schema, on a connection of its own. */
  withDatabase<Result>(work: (db: Database) => Promise<Result>): Promise<Result>;
  createDoctors(count: number): Promise<StaffMember[]>;
  stop(): Promise<void>;
}

/**
 * Built servers on a database and a local Twilio of their own, all of which a test may end and start again. The
 * load balancer that a clinic has in front of them is the test itself (balanced-client.ts), and trusted as one.
 */
export async function startCluster(
  world: { addresses: WorldAddresses; appEnvironment: Readonly<Record<string, string>> },
  { serverCount = 3 } = {},
): Promise<Cluster> {
  const { folder, discard } = await openRunFolder();
  mkdirSync(folder, { recursive: true });
  await ensureBuild(folder);
  const database = await startDatabase(path.join(folder, "cluster-postgres"));
  const twilio = await startLocalTwilio({ account: twilioAccountOf(world.appEnvironment) });
  const ports = await Promise.all(Array.from({ length: serverCount }, freePort));
  const origins = ports.map((port) => `http://127.0.0.1:${port}`);
  const addresses: WorldAddresses = {
    ...world.addresses,
    app: origins[0] ?? "",
    twilio: { api: twilio.apiUrl, signaling: twilio.signalingUrl, control: twilio.controlUrl },
    database: database.urls,
  };
  const servers = ports.map((port) =>
    clusterServer(path.join(folder, `server-${port}`), {
      ...world.appEnvironment,
      // As a clinic's server, which the tests' own silence is not.
      LOG_LEVEL: "info",
      PORT: String(port),
      APP_ORIGIN: addresses.app,
      TRUSTED_PROXIES: "127.0.0.1",
      DATABASE_URL: database.urls.app,
      TWILIO_API_URL: twilio.apiUrl,
      TWILIO_SIGNALING_URL: twilio.signalingUrl,
    }),
  );
  await Promise.all(servers.map((server) => server.start()));

  const withDatabase = async <Result>(work: (db: Database) => Promise<Result>) => {
    const { db, sql } = connectDatabase(database.urls.owner, 2);
    try {
      return await work(db);
    } finally {
      await sql.end();
    }
  };
  return {
    addresses,
    servers,
    database,
    withDatabase,
    createDoctors: (count) => withDatabase((db) => inTurns(count, 20, () => createStaff({ addresses }, db))),
    async stop() {
      await Promise.all(servers.map((server) => server.stop()));
      await twilio.stop();
      await database.stop();
      await discard();
    },
  };
}

async function startDatabase(folder: string) {
  const start = (port?: number) => startPostgres({ folder, durable: true, port });
  let postgres: Postgres = await start();
  await migrateDatabase(postgres.ownerUrl);
  return {
    urls: { owner: postgres.ownerUrl, app: postgres.appUrl },
    start: async () => {
      postgres = await start(postgres.port);
    },
    stop: () => postgres.stop(),
    kill: () => postgres.kill(),
  };
}

function clusterServer(logFolder: string, environment: Record<string, string>) {
  let child: ManagedChild | undefined;
  return {
    origin: `http://127.0.0.1:${environment["PORT"]}`,
    async start() {
      child = await startAppServer({ environment, logFolder });
    },
    kill: async () => child?.kill(),
    stop: async () => child?.stop(),
  };
}

/** The same account as the servers sign in with. */
function twilioAccountOf(environment: Readonly<Record<string, string>>) {
  const variable = (name: string) => environment[name] ?? "";
  return {
    sid: variable("TWILIO_ACCOUNT_SID"),
    authToken: variable("TWILIO_AUTH_TOKEN"),
    apiKeys: [{ sid: variable("TWILIO_API_KEY_SID"), secret: variable("TWILIO_API_KEY_SECRET") }],
  };
}
