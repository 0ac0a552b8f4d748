import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { type PostgresPlace, postgresPlace } from "#e2e/stand-ins/postgres/postgres-binaries.ts";
import {
  applicationDatabase,
  type PostgresAddress,
  preparePostgres,
  takesQueries,
} from "#e2e/stand-ins/postgres/postgres-roles.ts";
import { commandLine } from "#e2e/stand-ins/process/command-line.ts";
import { lockFolder } from "#e2e/stand-ins/process/folder-lock.ts";
import { keptSecrets } from "#e2e/stand-ins/process/kept-secrets.ts";
import { endLeftOver } from "#e2e/stand-ins/process/left-over.ts";
import { type ManagedChild, recordOf, startManagedChild } from "#e2e/stand-ins/process/managed-child.ts";
import { poll } from "#e2e/stand-ins/process/poll.ts";
import { claimPort } from "#e2e/stand-ins/process/ports.ts";
import { runAlone } from "#e2e/stand-ins/process/run-alone.ts";
import { processEnvironment } from "#lib/foundation/env.ts";

const startTimeoutMs = 60_000;

export interface Postgres {
  port: number;
  /** The login that owns the schema and may create roles: for migrations. */
  ownerUrl: string;
  /** The application's own login. */
  appUrl: string;
  /** Another database of the same two logins, empty; what had this name before is dropped. */
  createDatabase(name: string): Promise<{ ownerUrl: string; appUrl: string }>;
  /** Settles when the server is gone, whoever ended it. */
  exited: Promise<void>;
  stop(): Promise<void>;
  /** Ends the postmaster as a crash does; its sessions end when they notice. The same folder can be started again. */
  kill(): Promise<void>;
}

/**
 * Starts a real PostgreSQL server on 127.0.0.1 with its data in `folder`, kept from one start to the next. What an
 * earlier start that was killed left behind is taken care of. As root it runs as `nobody`.
 * @param options.durable off for tests: survives the death of the processes, not that of the machine
 * @param options.fresh removes the data first
 * @throws FolderInUseError when another program runs a server on this folder
 */
export async function startPostgres(options: {
  folder: string;
  port?: number | undefined;
  durable?: boolean;
  fresh?: boolean;
}): Promise<Postgres> {
  const { folder, durable = true, fresh = false } = options;
  const place = postgresPlace(path.resolve(folder));
  const unlock = lockFolder(folder);
  try {
    const dataFolder = path.join(place.home, "data");
    await endLeftOver(recordOf(logFileIn(folder)));
    if (fresh) removeData(folder, dataFolder);
    removeStalePidFile(dataFolder);

    const secrets = keptSecrets(secretsFileIn(folder), () => ({
      superuser: password(),
      owner: password(),
      app: password(),
    }));
    if (!existsSync(dataFolder)) initialize(place, dataFolder, secrets.superuser, durable);
    const port = await claimPort(options.port, "PostgreSQL", "DATABASE_PORT");
    const address = { port, ...secrets };
    const server = await startServer({ place, dataFolder, folder, address, durable });
    const stop = async () => {
      await server.stop();
      unlock();
    };
    const kill = async () => {
      await server.kill();
      unlock();
    };
    try {
      await preparePostgres(address);
      return {
        port,
        ...(await applicationDatabase(address, "panacare")),
        createDatabase: (name) => applicationDatabase(address, name, { fresh: true }),
        exited: server.exited,
        stop,
        kill,
      };
    } catch (error) {
      await stop();
      throw error;
    }
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Removes the data of a server that does not run, wherever it was put; what a killed launcher left running is ended. */
export async function discardPostgres(folder: string): Promise<void> {
  await endLeftOver(recordOf(logFileIn(folder)));
  const { home } = postgresPlace(path.resolve(folder));
  removeData(folder, path.join(home, "data"));
  if (home !== path.resolve(folder)) rmSync(home, { recursive: true, force: true });
}

function removeData(folder: string, dataFolder: string): void {
  for (const old of [dataFolder, secretsFileIn(folder)]) rmSync(old, { recursive: true, force: true });
}

/**
 * PostgreSQL does not start over a pid file whose process is alive, even when that id now belongs to somebody else's
 * program, as it soon does in a container.
 */
function removeStalePidFile(dataFolder: string): void {
  const pidFile = path.join(dataFolder, "postmaster.pid");
  if (!existsSync(pidFile)) return;
  const running = commandLine(Number(readFileSync(pidFile, "utf8").split("\n")[0]));
  if (running && !running.includes(dataFolder)) rmSync(pidFile, { force: true });
}

/** Made under another name first: a folder half made by a start that was killed is never taken for a database. */
function initialize(
  place: PostgresPlace,
  dataFolder: string,
  superuserPassword: string,
  durable: boolean,
): void {
  const unfinished = `${dataFolder}.unfinished`;
  const passwordFile = `${dataFolder}.password`;
  rmSync(unfinished, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, superuserPassword, { mode: 0o600 });
  if (place.user)
    for (const file of [unfinished, passwordFile]) chownSync(file, place.user.uid, place.user.gid);
  chmodSync(unfinished, 0o700);
  try {
    const { status, stderr, error } = spawnSync(
      place.program("initdb"),
      [
        ...[
          "--pgdata",
          unfinished,
          "--username",
          "postgres",
          "--auth",
          "scram-sha-256",
          "--pwfile",
          passwordFile,
        ],
        ...["--encoding", "UTF8", "--no-locale", ...(durable ? [] : ["--no-sync"])],
      ],
      { ...place.user, cwd: "/", env: programEnvironment, encoding: "utf8" },
    );
    if (status !== 0) throw new Error(`The database folder could not be made: ${error?.message ?? stderr}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(unfinished, dataFolder);
}

async function startServer(options: {
  place: PostgresPlace;
  dataFolder: string;
  folder: string;
  address: PostgresAddress;
  durable: boolean;
}): Promise<ManagedChild> {
  const { place, dataFolder, folder, address, durable } = options;
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "200",
    timezone: "UTC",
    fsync: durable ? "on" : "off",
  };
  const start = () =>
    startManagedChild({
      name: "PostgreSQL",
      command: place.program("postgres"),
      args: [
        "-D",
        dataFolder,
        "-p",
        String(address.port),
        ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
      ],
      logFile: logFileIn(folder),
      env: programEnvironment,
      cwd: "/",
      // Fast shutdown: the server ends its sessions instead of waiting for them.
      stopSignal: "SIGINT",
      ...(place.user && { user: place.user }),
    });
  // The processes of a postmaster that was killed hold its shared memory for some 100 ms more, and a new one refuses.
  const server = await poll(async () => {
    const attempt = await start();
    const outcome = await Promise.race([
      attempt.exited.then(() => "refused"),
      attempt.ready(() => takesQueries(address), startTimeoutMs),
    ]);
    if (outcome !== "refused") return attempt;
    if (/already exists|still in use|still running/.test(attempt.logTail())) return undefined;
    throw new Error(`PostgreSQL did not start:\n${attempt.logTail()}`);
  }, startTimeoutMs);
  if (!server) throw new Error(`PostgreSQL did not start: another server seems to hold ${dataFolder}`);
  return server;
}

const secretsFileIn = (folder: string) => path.join(folder, "postgres-secrets.json");
const logFileIn = (folder: string) => path.join(folder, "postgres.log");
const password = () => randomBytes(24).toString("hex");
const programEnvironment = { PATH: processEnvironment["PATH"], LC_ALL: "C", NODE_ENV: "production" } as const;

await runAlone(import.meta.url, async (folder) => {
  const { ownerUrl, appUrl, stop } = await startPostgres({
    folder,
    ...(processEnvironment["DATABASE_PORT"] && { port: Number(processEnvironment["DATABASE_PORT"]) }),
  });
  return { lines: [`owner        ${ownerUrl}`, `application  ${appUrl}`], stop };
});
