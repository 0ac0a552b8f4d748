import { sql } from "drizzle-orm";
import { afterEach, beforeAll, expect, test } from "vitest";
import { database } from "#lib/platform/db/client.ts";
import { publishChange } from "#lib/platform/events/publish.ts";
import { makeClinic, makeStaff, type SignedIn, scheduleVisit } from "#lib/testing/clinic.ts";
import { type EventReader, readEvents } from "#lib/testing/event-reader.ts";
import { distribution, percentile, proofSize, reportProof } from "#lib/testing/proof.ts";

const streamCount = proofSize(50, 2000);

let clinicId: string;
let doctor: SignedIn;
beforeAll(async () => {
  clinicId = await makeClinic();
  doctor = await makeStaff(clinicId);
});

const open: EventReader[] = [];
afterEach(() => {
  for (const stream of open.splice(0)) stream.close();
});

async function listen({ token }: SignedIn, lastEventId?: string): Promise<EventReader> {
  const stream = await readEvents({
    authorization: `Bearer ${token}`,
    ...(lastEventId !== undefined && { "last-event-id": lastEventId }),
  });
  open.push(stream);
  return stream;
}

/** The stream's first word, which also says from where on it counts. */
async function firstId(stream: EventReader): Promise<string> {
  const first = await stream.next();
  expect(first?.type).toBe("resync");
  return first?.id ?? "";
}

test("who comes back is told what they missed, in its order, and nothing of others", async () => {
  const visits = [await scheduleVisit(doctor), await scheduleVisit(doctor)];
  const others = await scheduleVisit(await makeStaff(clinicId));
  const stream = await listen(doctor);
  const id = await firstId(stream);
  stream.close();
  const { db } = database();
  for (const visit of [others, ...visits, others, ...visits]) await publishChange(db, visit.id);

  const again = await listen(doctor, id);
  const told = [await again.next(), await again.next(), await again.next(), await again.next()];
  expect(told.map((event) => event?.consultationId)).toEqual([...visits, ...visits].map((visit) => visit.id));

  // From the middle on as well.
  const later = await listen(doctor, told[1]?.id);
  expect(await later.nextId()).toBe(visits[0]?.id);
});

test.each(["", "x", "-1", "999999999999999"])(
  "who comes back with the id %j reads everything",
  async (id) => {
    expect((await (await listen(doctor, id)).next())?.type).toBe("resync");
  },
);

test("who was away for longer than events are kept reads everything", async () => {
  const visit = await scheduleVisit(doctor);
  const { db } = database();
  const stream = await listen(doctor);
  const id = await firstId(stream);
  await publishChange(db, visit.id);
  await publishChange(db, visit.id);
  await db.execute(sql`delete from events where position <= ${Number(id) + 1}`);
  expect((await (await listen(doctor, id)).next())?.type).toBe("resync");
});

test("an event that commits late is heard by who has already heard of a later one", async () => {
  const [slow, quick] = [await scheduleVisit(doctor), await scheduleVisit(doctor)];
  const { db } = database();
  const stream = await listen(doctor);
  await firstId(stream);
  await db.transaction(async (tx) => {
    await publishChange(tx, slow.id);
    await publishChange(db, quick.id);
    expect(await stream.nextId()).toBe(quick.id);
  });
  const last = await stream.next();
  expect(last?.consultationId).toBe(slow.id);
});

test(`${streamCount} streams of one process hear of everything, each once`, async () => {
  const visit = await scheduleVisit(doctor);
  const streams: EventReader[] = [];
  for (let index = 0; index < streamCount; index += 1) streams.push(await listen(doctor));
  for (const stream of streams) await firstId(stream);
  const { db } = database();
  const publishedAt: number[] = [];
  const heardMs: number[] = [];
  const rounds = 20;
  const heard = Promise.all(
    streams.map(async (stream) => {
      const ids: (string | undefined)[] = [];
      for (let round = 0; round < rounds; round += 1) {
        let event = await stream.next();
        while (event?.type === "resync") event = await stream.next();
        heardMs.push(performance.now() - (publishedAt[round] ?? 0));
        ids.push(event?.id);
      }
      return ids;
    }),
  );
  for (let round = 0; round < rounds; round += 1) {
    publishedAt.push(performance.now());
    await publishChange(db, visit.id);
  }
  const all = await heard;
  const complete = all.filter((ids) => new Set(ids).size === rounds && ids.join() === all[0]?.join()).length;
  reportProof([
    {
      figure: `streams of one process that heard all of ${rounds} events once, in one order`,
      bar: `${streamCount} of ${streamCount}`,
      measured: `${complete} of ${streamCount}`,
      holds: complete === streamCount,
    },
    {
      figure: "from the change to its being heard",
      bar: "p99 at most 1 s",
      measured: `p99 ${Math.round(percentile(heardMs, 0.99))} ms, ${distribution(heardMs)}`,
      holds: percentile(heardMs, 0.99) <= 1000,
      isTime: true,
    },
  ]);
}, 120_000);
