import type { Cluster } from "#e2e/proofs/cluster.ts";
import { findLosses } from "#e2e/proofs/nothing-lost.ts";
import { startVisitLoad, type VisitLoad } from "#e2e/proofs/visit-load.ts";
import { poll } from "#e2e/stand-ins/process/poll.ts";
import { isHealthy } from "#e2e/world/app-server.ts";
import { distribution, type Figure, percentile } from "#lib/testing/proof.ts";

const requestsPerSecond = 50;

/** Between two kills, so that each hits servers that are at work. */
const writesBetweenKills = 30;
const writesTimeoutMs = 60_000;

const healthyTimeoutMs = 60_000;
const healthyWithinMs = { servers: 5000, database: 10_000 };

/** kill -9 of the servers in turn, each started again at once, as their supervisor would. */
export async function proveServerKills(cluster: Cluster, kills: number): Promise<Figure[]> {
  return underLoad(
    cluster,
    { what: "server", count: kills, barMs: healthyWithinMs.servers },
    async (kill) => {
      const server = cluster.servers[kill % cluster.servers.length];
      if (!server) throw new Error("There is no server");
      await server.kill();
      await server.start();
    },
  );
}

/** kill -9 of the postmaster, started again at once; healthy is when all servers say so, its recovery included. */
export async function proveDatabaseKills(cluster: Cluster, kills: number): Promise<Figure[]> {
  return underLoad(
    cluster,
    { what: "PostgreSQL", count: kills, barMs: healthyWithinMs.database },
    async () => {
      await cluster.database.kill();
      await cluster.database.start();
      await Promise.all(cluster.servers.map(({ origin }) => waitUntilHealthy(origin)));
    },
  );
}

async function underLoad(
  cluster: Cluster,
  { what, count, barMs }: { what: string; count: number; barMs: number },
  killAndRecover: (kill: number) => Promise<void>,
): Promise<Figure[]> {
  const load = await startVisitLoad(cluster, requestsPerSecond);
  const recoveryMs: number[] = [];
  for (let kill = 0; kill < count; kill += 1) {
    await waitForWrites(load, writesBetweenKills);
    const startedAt = performance.now();
    await killAndRecover(kill);
    recoveryMs.push(performance.now() - startedAt);
  }
  await waitForWrites(load, writesBetweenKills);
  await load.stop();
  return [
    ...(await findLosses(cluster, load)),
    {
      figure: `healthy again after kill -9 of ${what}, ${count} times`,
      bar: `within ${barMs / 1000} s`,
      measured: distribution(recoveryMs),
      holds: percentile(recoveryMs, 1) <= barMs,
      isTime: true,
    },
    {
      figure: "longest time in which no write was acknowledged to anybody",
      bar: `at most ${barMs / 1000} s`,
      measured: `${Math.round(load.longestGapMs).toLocaleString("en")} ms`,
      holds: load.longestGapMs <= barMs,
      isTime: true,
    },
  ];
}

async function waitForWrites(load: VisitLoad, count: number): Promise<void> {
  const before = load.count();
  if (!(await poll(async () => load.count() - before >= count, writesTimeoutMs)))
    throw new Error(`No ${count} writes were acknowledged within ${writesTimeoutMs / 1000} s`);
}

async function waitUntilHealthy(origin: string): Promise<void> {
  if (!(await poll(() => isHealthy(origin), healthyTimeoutMs)))
    throw new Error(`${origin} did not become healthy`);
}
