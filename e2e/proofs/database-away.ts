import { setTimeout as delay } from "node:timers/promises";
import { type Ask, askServer } from "#e2e/proofs/balanced-client.ts";
import type { Cluster } from "#e2e/proofs/cluster.ts";
import { type WatchedStream, watchEvents } from "#e2e/proofs/event-stream.ts";
import { poll } from "#e2e/stand-ins/process/poll.ts";
import { visitNow } from "#e2e/steps/staff-api.ts";
import { publishChange } from "#lib/platform/events/publish.ts";
import { distribution, type Figure, percentile } from "#lib/testing/proof.ts";

const askEveryMs = 500;
const answerWithinMs = 5000;
const caughtUpWithinMs = 5000;
const catchUpTimeoutMs = 60_000;

interface Given {
  ask: string;
  status: number;
  isHonest: boolean;
  tookMs: number;
}

/** The database is stopped and comes back: what needs it says "not now", at once, and nobody has to do anything after. */
export async function proveDatabaseAway(cluster: Cluster, awayMs: number): Promise<Figure[]> {
  const [doctor] = await cluster.createDoctors(1);
  if (!doctor) throw new Error("There is no doctor");
  const origins = cluster.servers.map(({ origin }) => origin);
  const { id } = await doctor.api.schedule(visitNow({ name: "Robin Vale" }));
  await doctor.api.start(id);
  const streams = await Promise.all(origins.map((origin) => watchEvents(origin, doctor.idToken)));

  await cluster.database.stop();
  const answers = await askWhileAway(origins, asksOf(id, doctor.idToken), awayMs);
  const broken = streams.filter(({ breaks }) => breaks() > 0).length;
  await cluster.database.start();
  const caughtUpMs = await catchUp(cluster, { id, token: doctor.idToken, streams });
  await Promise.all(streams.map(({ close }) => close()));

  const wrong = answers.filter(({ isHonest }) => !isHonest);
  const tookMs = answers.map((answer) => answer.tookMs);
  return [
    {
      figure: `requests answered otherwise than 503 with Retry-After while the database was away for ${awayMs / 1000} s, of ${answers.length}`,
      bar: "0",
      measured: wrong[0] ? `${wrong.length}, such as ${wrong[0].ask}: ${wrong[0].status}` : "0",
      holds: answers.length > 0 && wrong.length === 0,
    },
    {
      figure: "time to those answers",
      bar: `within ${answerWithinMs / 1000} s`,
      measured: distribution(tookMs),
      holds: percentile(tookMs, 1) <= answerWithinMs,
      isTime: true,
    },
    { figure: "event streams that broke meanwhile", bar: "0", measured: String(broken), holds: broken === 0 },
    {
      figure: "after its return, until all servers and all event streams were up to date",
      bar: `within ${caughtUpWithinMs / 1000} s`,
      measured: `servers ${Math.round(caughtUpMs.servers)} ms, streams ${Math.round(caughtUpMs.streams)} ms`,
      holds: Math.max(caughtUpMs.servers, caughtUpMs.streams) <= caughtUpWithinMs,
      isTime: true,
    },
  ];
}

/** Something happens at once, while nobody listens yet. @returns how long the slowest of each took */
async function catchUp(
  cluster: Cluster,
  { id, token, streams }: { id: string; token: string; streams: readonly WatchedStream[] },
): Promise<{ servers: number; streams: number }> {
  const backAt = performance.now();
  const heardBefore = streams.map(({ heard }) => heard.length);
  await cluster.withDatabase((db) => publishChange(db, id));
  const msUntil = async (isSo: () => Promise<boolean>) => {
    if (!(await poll(isSo, catchUpTimeoutMs))) throw new Error("The servers did not catch up");
    return performance.now() - backAt;
  };
  const [serversMs, streamsMs] = await Promise.all([
    Promise.all(
      cluster.servers.map(({ origin }) =>
        msUntil(async () => {
          const answer = await askServer(origin, asksOf(id, token)[0]).catch(() => undefined);
          return answer?.status === 200;
        }),
      ),
    ),
    Promise.all(
      streams.map(({ heard }, index) =>
        msUntil(async () => heard.slice(heardBefore[index]).some(({ event }) => event.consultationId === id)),
      ),
    ),
  ]);
  return { servers: Math.max(...serversMs), streams: Math.max(...streamsMs) };
}

function asksOf(id: string, token: string): [Ask, ...Ask[]] {
  const visit = `/api/consultations/${id}/`;
  return [
    { method: "GET", path: "/api/consultations/", token },
    { method: "GET", path: visit, token },
    { method: "GET", path: `${visit}get_token/`, token },
    { method: "POST", path: `${visit}send_message/`, token, body: { message: "Hello" } },
    { method: "POST", path: "/turn-token", token, key: "while-away" },
    { method: "GET", path: "/api/health" },
  ];
}

async function askWhileAway(origins: readonly string[], asks: readonly Ask[], awayMs: number) {
  const endsAt = performance.now() + awayMs;
  const given: Promise<Given>[] = [];
  while (performance.now() < endsAt) {
    for (const origin of origins) for (const ask of asks) given.push(timed(origin, ask));
    await delay(askEveryMs);
  }
  return Promise.all(given);
}

async function timed(origin: string, ask: Ask): Promise<Given> {
  const startedAt = performance.now();
  const answer = await askServer(origin, ask).catch(() => undefined);
  const tookMs = performance.now() - startedAt;
  const isHonest = answer?.status === 503 && Number(answer.headers.get("retry-after")) > 0;
  return { ask: `${ask.method} ${ask.path}`, status: answer?.status ?? 0, isHonest, tookMs };
}
