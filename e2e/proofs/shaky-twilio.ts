import { setTimeout as delay } from "node:timers/promises";
import { type Answer, type Ask, askServer } from "#e2e/proofs/balanced-client.ts";
import type { Cluster } from "#e2e/proofs/cluster.ts";
import { inTurns } from "#e2e/proofs/in-turns.ts";
import { visitNow } from "#e2e/steps/staff-api.ts";
import type { StaffMember } from "#e2e/steps/staff-member.ts";
import { controlTwilio, stopTwilioFaults } from "#e2e/steps/twilio-control.ts";
import { distribution, type Figure } from "#lib/testing/proof.ts";
import { ScheduledConsultation, StartedConsultation } from "#lib/wire/consultation.ts";

const shares = { "429": 0.2, "500": 0.1, hang: 0.1 };
const targets = ["rooms.create", "rooms.fetch", "rooms.update", "tokens.create", "participants.list"];
const startsAtOnce = 4;
const visitsPerDoctor = 10;
const startWithinMs = 10_000;
/** As the pages do between two tries for the room. */
const pageRetryMs = 3000;
const readEveryMs = 200;
interface Visit {
  id: string;
  doctor: StaffMember;
}

type Client = (ask: Ask) => Promise<Answer>;

/** Twilio refuses, fails and says nothing now and then: visits start all the same, and whoever only looks notices nothing. */
export async function proveShakyTwilio(cluster: Cluster, visitCount: number): Promise<Figure[]> {
  const origins = cluster.servers.map(({ origin }) => origin);
  let turn = 0;
  // No second try: here it counts what the first answer says.
  const ask: Client = (request) => {
    turn += 1;
    return askServer(origins[turn % origins.length] ?? "", request);
  };
  const doctors = await cluster.createDoctors(Math.ceil(visitCount / visitsPerDoctor) + origins.length);
  const watched = await inTurns(origins.length, 1, (index) => schedule(ask, doctors[index]));
  for (const { id, doctor } of watched) await doctor.api.start(id);
  const visits = await inTurns(visitCount, startsAtOnce, (index) =>
    schedule(ask, doctors[origins.length + (index % (doctors.length - origins.length))]),
  );

  const faults = targets.flatMap((target) =>
    Object.entries(shares).map(([mode, share]) => ({ target, mode, share })),
  );
  await controlTwilio(cluster, "/faults", faults);
  const reading = startReading(ask, watched);
  const startsMs = await inTurns(visits.length, startsAtOnce, (index) => startVisit(ask, visits[index]));
  const reads = await reading.stop();
  await stopTwilioFaults(cluster);

  const failedReads = reads.filter((status) => status !== 200).length;
  const inTime = startsMs.filter((tookMs) => tookMs <= startWithinMs).length;
  return [
    {
      figure: `reads that failed while Twilio answered 20 % 429, 10 % 500 and 10 % not at all, of ${reads.length}`,
      bar: "0",
      measured: String(failedReads),
      holds: reads.length > 0 && failedReads === 0,
    },
    {
      figure: `visits whose doctor had a token for the room within ${startWithinMs / 1000} s of the start, of ${startsMs.length}`,
      bar: "at least 99 %",
      measured: `${((inTime / startsMs.length) * 100).toFixed(1)} %; ${distribution(startsMs)}`,
      holds: inTime / startsMs.length >= 0.99,
      isTime: true,
    },
  ];
}

async function schedule(ask: Client, doctor: StaffMember | undefined): Promise<Visit> {
  if (!doctor) throw new Error("There is no doctor");
  const body = visitNow({ name: "Robin Vale" });
  const answer = await ask({ method: "POST", path: "/api/consultations/", token: doctor.idToken, body });
  return { id: ScheduledConsultation.parse(answer?.body).id, doctor };
}

/** What the doctor's page does until it has a token. @returns how long it took */
async function startVisit(ask: Client, visit: Visit | undefined): Promise<number> {
  if (!visit) throw new Error("There is no such visit");
  const { id, doctor } = visit;
  const startedAt = performance.now();
  const path = `/api/consultations/${id}/`;
  const token = doctor.idToken;
  const started = await ask({ method: "POST", path: `${path}start_consultation/`, token });
  if (started?.status !== 200) throw new Error(`The visit was not started: ${started?.status}`);
  let hasToken = StartedConsultation.parse(started.body).token !== null;
  while (!hasToken) {
    const answer = await ask({ method: "POST", path: `${path}join_consultation/`, token });
    hasToken = answer.status === 200;
    if (!hasToken) await delay(pageRetryMs);
  }
  return performance.now() - startedAt;
}

/** Reads what people look at meanwhile, again and again, on all servers. */
function startReading(ask: Client, live: readonly Visit[]) {
  const statuses: number[] = [];
  const underWay = new Set<Promise<void>>();
  let turn = 0;
  const readNext = () => {
    turn += 1;
    const { id, doctor } = live[turn % live.length] ?? { id: "", doctor: undefined };
    const path = `/api/consultations/${id}/`;
    const reads: Ask[] = [
      { method: "GET", path: "/api/consultations/" },
      { method: "GET", path },
      { method: "GET", path: `${path}chat_messages/` },
      { method: "GET", path: `${path}get_token/` },
      { method: "POST", path: "/turn-token" },
    ];
    const read = reads[Math.floor(turn / live.length) % reads.length];
    if (!read || !doctor) return;
    const work: Promise<void> = ask({ ...read, token: doctor.idToken })
      .then(({ status }) => void statuses.push(status))
      .finally(() => underWay.delete(work));
    underWay.add(work);
  };
  // The first read comes at once: a short run may end before the first interval.
  readNext();
  const timer = setInterval(readNext, readEveryMs);
  return {
    async stop() {
      clearInterval(timer);
      await Promise.all(underWay);
      return statuses;
    },
  };
}
