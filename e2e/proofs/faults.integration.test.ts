import { afterAll, beforeAll, test } from "vitest";
import { type Cluster, startCluster } from "#e2e/proofs/cluster.ts";
import { proveConcurrentStarts } from "#e2e/proofs/concurrent-starts.ts";
import { proveDatabaseAway } from "#e2e/proofs/database-away.ts";
import { proveDatabaseKills, proveServerKills } from "#e2e/proofs/kills.ts";
import { proveShakyTwilio } from "#e2e/proofs/shaky-twilio.ts";
import { proveStreamsOverRestart } from "#e2e/proofs/streams-over-restart.ts";
import { proveTwilioAway } from "#e2e/proofs/twilio-away.ts";
import { proofSize, reportProof } from "#lib/testing/proof.ts";
import { workerWorld } from "#lib/testing/worker-world.ts";

/** What becomes of visits while servers, the database and Twilio fail. README.md has the figures of the long forms. */

const startTimeoutMs = 400_000;
const proofTimeoutMs = 60 * 60 * 1000;

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster({
    addresses: workerWorld().addresses,
    appEnvironment: workerWorld().appEnvironment,
  });
}, startTimeoutMs);
afterAll(() => cluster?.stop());

test("a visit that many start at once has one room", { timeout: proofTimeoutMs }, async () => {
  reportProof(await proveConcurrentStarts(cluster, proofSize(10, 1000)));
});

test("servers may be killed", { timeout: proofTimeoutMs }, async () => {
  reportProof(await proveServerKills(cluster, proofSize(2, 200)));
});

test("PostgreSQL may be killed", { timeout: proofTimeoutMs }, async () => {
  reportProof(await proveDatabaseKills(cluster, proofSize(2, 50)));
});

test("the database may be away", { timeout: proofTimeoutMs }, async () => {
  reportProof(await proveDatabaseAway(cluster, proofSize(4, 60) * 1000));
});

test("Twilio may be shaky", { timeout: proofTimeoutMs }, async () => {
  reportProof(await proveShakyTwilio(cluster, proofSize(5, 300)));
});

test("Twilio may be away", { timeout: proofTimeoutMs }, async () => {
  reportProof(await proveTwilioAway(cluster));
});

test("event streams outlive their server", { timeout: proofTimeoutMs }, async () => {
  reportProof(await proveStreamsOverRestart(cluster, proofSize(20, 2000)));
});
