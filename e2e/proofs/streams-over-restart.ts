import type { Cluster } from "#e2e/proofs/cluster.ts";
import { type WatchedStream, watchEvents } from "#e2e/proofs/event-stream.ts";
import { inTurns } from "#e2e/proofs/in-turns.ts";
import { poll } from "#e2e/stand-ins/process/poll.ts";
import { visitNow } from "#e2e/steps/staff-api.ts";
import { publishChange } from "#lib/platform/events/publish.ts";
import { distribution, type Figure, percentile } from "#lib/testing/proof.ts";

const eventsPerPhase = 20;
const openedAtOnce = 20;
const hearTimeoutMs = 120_000;
const heardWithinMs = 1000;

/** Many streams of one server, which is killed and started again while things happen: all are told all of it. */
export async function proveStreamsOverRestart(cluster: Cluster, streamCount: number): Promise<Figure[]> {
  const [doctor] = await cluster.createDoctors(1);
  const [server] = cluster.servers;
  if (!doctor || !server) throw new Error("There is nobody to listen, or nowhere");
  const { id } = await doctor.api.schedule(visitNow({ name: "Robin Vale" }));
  const streams = await inTurns(streamCount, openedAtOnce, () => watchEvents(server.origin, doctor.idToken));
  const publish = (count: number) =>
    cluster.withDatabase(async (db) => {
      for (let index = 0; index < count; index += 1) await publishChange(db, id);
    });
  const heardByAll = async (count: number) => {
    const hasHeard = (stream: WatchedStream) => toldOf(stream, id).length >= count;
    if (await poll(async () => streams.every(hasHeard), hearTimeoutMs)) return;
    throw new Error(`${streams.filter(hasHeard).length} of ${streamCount} streams heard ${count} events`);
  };

  await publish(eventsPerPhase);
  await heardByAll(eventsPerPhase);
  const killed = server.kill();
  await publish(eventsPerPhase);
  await killed;
  await server.start();
  await publish(eventsPerPhase);
  await heardByAll(3 * eventsPerPhase);
  // One by one, with all streams back: how long each takes to reach the last of them.
  const latencyMs: number[] = [];
  for (let round = 1; round <= eventsPerPhase; round += 1) {
    const publishedAt = performance.now();
    await publish(1);
    await heardByAll(3 * eventsPerPhase + round);
    for (const stream of streams) latencyMs.push((toldOf(stream, id).at(-1)?.at ?? Number.NaN) - publishedAt);
  }
  await Promise.all(streams.map(({ close }) => close()));

  const total = 4 * eventsPerPhase;
  const complete = streams.filter((stream) => isEach(toldOf(stream, id), total)).length;
  const brokenOff = streams.filter(({ breaks }) => breaks() > 0).length;
  return [
    {
      figure: `of ${streamCount} streams of one server that was killed and started again, those that heard all of ${total} events once and in order`,
      bar: String(streamCount),
      measured: String(complete),
      holds: complete === streamCount && brokenOff === streamCount,
    },
    {
      figure: "from the change to its being heard, all streams open",
      bar: "p99 at most 1 s",
      measured: `p99 ${Math.round(percentile(latencyMs, 0.99))} ms; ${distribution(latencyMs)}`,
      holds: percentile(latencyMs, 0.99) <= heardWithinMs,
      isTime: true,
    },
  ];
}

function toldOf({ heard }: WatchedStream, id: string) {
  return heard.filter(({ event }) => event.consultationId === id);
}

function isEach(told: ReturnType<typeof toldOf>, count: number): boolean {
  const positions = told.map(({ event }) => Number(event.id));
  return (
    positions.length === count && positions.every((position, index) => position > (positions[index - 1] ?? 0))
  );
}
