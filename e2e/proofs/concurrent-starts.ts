import { setTimeout as delay } from "node:timers/promises";
import { type Answer, balancedClient } from "#e2e/proofs/balanced-client.ts";
import type { Cluster } from "#e2e/proofs/cluster.ts";
import { inTurns } from "#e2e/proofs/in-turns.ts";
import { agreeingRooms, roomsOf } from "#e2e/proofs/room-count.ts";
import { poll } from "#e2e/stand-ins/process/poll.ts";
import { visitNow } from "#e2e/steps/staff-api.ts";
import type { StaffMember } from "#e2e/steps/staff-member.ts";
import { controlTwilio, stopTwilioFaults } from "#e2e/steps/twilio-control.ts";
import type { Figure } from "#lib/testing/proof.ts";
import { RoomTicket, ScheduledConsultation } from "#lib/wire/consultation.ts";

const callersPerVisit = 10;
/** Five of the ten repeat one request, as an impatient client does; the others are tabs and devices of their own. */
const repeating = 5;
/** So many visits are started at a time. */
const atOnce = 30;
const unansweredShare = 0.3;
const ticketTimeoutMs = 120_000;

/** Many start each visit at once, and Twilio often makes the room and does not say so: it is one room all the same. */
export async function proveConcurrentStarts(cluster: Cluster, visitCount: number): Promise<Figure[]> {
  const ask = balancedClient(cluster.servers.map(({ origin }) => origin));
  // One each: ten callers who wait for a token come near the 60 requests a minute that one doctor has.
  const doctors = await cluster.createDoctors(visitCount);
  const visits = await inTurns(visitCount, atOnce, (index) => schedule(ask, doctors[index]));
  const fault = { target: "rooms.create", mode: "timeout-after", share: unansweredShare };
  await controlTwilio(cluster, "/faults", fault);
  const callers = await inTurns(visitCount, atOnce, (index) => startByMany(ask, visits[index]));
  await stopTwilioFaults(cluster);
  return figuresOf(cluster, visitCount, callers.flat());
}

async function figuresOf(cluster: Cluster, visitCount: number, callers: Caller[]): Promise<Figure[]> {
  const rooms = await roomsOf(
    cluster,
    callers.map(({ visitId }) => visitId),
  );
  const agreeing = new Map(agreeingRooms(rooms).map((room) => [room.consultationId, room.name]));
  const sameRoom = callers.filter(({ visitId, roomName }) => roomName === agreeing.get(visitId)).length;
  return [
    {
      figure: `rooms at Twilio, ended ones too, after ${visitCount.toLocaleString("en")} × ${callersPerVisit} starts at once, ${unansweredShare * 100} % of the rooms made without an answer`,
      bar: String(visitCount),
      measured: String(rooms.atTwilio.length),
      holds: rooms.atTwilio.length === visitCount,
    },
    {
      figure: "of them the only one that the database has of the visit",
      bar: String(visitCount),
      measured: String(agreeing.size),
      holds: agreeing.size === visitCount && rooms.inDatabase.length === visitCount,
    },
    {
      figure: "callers whose token is for that room",
      bar: String(visitCount * callersPerVisit),
      measured: String(sameRoom),
      holds: sameRoom === visitCount * callersPerVisit,
    },
  ];
}

type Client = ReturnType<typeof balancedClient>;
interface Visit {
  id: string;
  doctor: StaffMember;
}
interface Caller {
  visitId: string;
  roomName: string | undefined;
}

async function schedule(ask: Client, doctor: StaffMember | undefined): Promise<Visit> {
  if (!doctor) throw new Error("There is no doctor");
  const body = visitNow({ name: "Robin Vale" });
  const answer = await ask({ method: "POST", path: "/api/consultations/", token: doctor.idToken, body });
  return { id: ScheduledConsultation.parse(answer?.body).id, doctor };
}

function startByMany(ask: Client, visit: Visit | undefined): Promise<Caller[]> {
  if (!visit) throw new Error("There is no such visit");
  return Promise.all(
    Array.from({ length: callersPerVisit }, (_, caller) =>
      startAndEnter(ask, visit, caller < repeating ? `start-${visit.id}` : undefined),
    ),
  );
}

/** What the doctor's page does: start, or hear that it is started, and then ask for the room until there is one. */
async function startAndEnter(ask: Client, { id, doctor }: Visit, key: string | undefined): Promise<Caller> {
  const path = `/api/consultations/${id}/`;
  const token = doctor.idToken;
  const started = await ask({
    method: "POST",
    path: `${path}start_consultation/`,
    token,
    ...(key && { key }),
  });
  // 400: another caller has started it. 409: the same request is under way.
  if (!started || ![200, 400, 409].includes(started.status)) throw new Error(`Start: ${describe(started)}`);
  const ticket = await poll(async () => {
    const answer = await ask({ method: "GET", path: `${path}get_token/`, token });
    if (answer?.status === 200) return RoomTicket.parse(answer.body);
    // One doctor may ask 60 times a minute: ten who do not wait as they are told use that up at once.
    await delay(Number(answer?.headers.get("retry-after") ?? 1) * 1000);
    return undefined;
  }, ticketTimeoutMs);
  return { visitId: id, roomName: ticket?.room_name };
}

function describe(answer: Answer | undefined): string {
  return answer ? `${answer.status} ${JSON.stringify(answer.body)}` : "no answer";
}
