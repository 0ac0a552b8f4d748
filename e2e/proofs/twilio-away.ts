import { askServer } from "#e2e/proofs/balanced-client.ts";
import type { Cluster } from "#e2e/proofs/cluster.ts";
import { visitNow } from "#e2e/steps/staff-api.ts";
import type { StaffMember } from "#e2e/steps/staff-member.ts";
import { controlTwilio, stopTwilioFaults } from "#e2e/steps/twilio-control.ts";
import type { Figure } from "#lib/testing/proof.ts";
import { ScheduledConsultation, StartedConsultation } from "#lib/wire/consultation.ts";

const startEveryMs = 500;
const opensWithinMs = 10_000;
const closesWithinMs = 30_000;
/** An answer that has not waited for Twilio. */
const promptMs = 1000;
const giveUpMs = 90_000;

/** Twilio says nothing for a while: soon no server waits for it in vain, and once it is back each one asks it again. */
export async function proveTwilioAway(cluster: Cluster): Promise<Figure[]> {
  const doctors = await cluster.createDoctors(cluster.servers.length);
  const untilOnAllServers = (isSo: (start: Start) => boolean) =>
    Promise.all(
      cluster.servers.map(({ origin }, index) => {
        const doctor = doctors[index];
        if (!doctor) throw new Error("There is no doctor");
        return msUntil(() => startVisit(origin, doctor), isSo);
      }),
    );

  await controlTwilio(cluster, "/faults", { target: "rooms.create", mode: "hang", share: 1 });
  const opensMs = Math.max(
    ...(await untilOnAllServers(({ hasToken, tookMs }) => !hasToken && tookMs < promptMs)),
  );
  await stopTwilioFaults(cluster);
  const closesMs = Math.max(...(await untilOnAllServers(({ hasToken }) => hasToken)));
  return [
    {
      figure: "Twilio answers nothing: until a start on any server no longer waits for it",
      bar: `within ${opensWithinMs / 1000} s`,
      measured: `${Math.round(opensMs)} ms`,
      holds: opensMs <= opensWithinMs,
      isTime: true,
    },
    {
      figure: "Twilio is back: until a start on any server has its room at once",
      bar: `within ${closesWithinMs / 1000} s`,
      measured: `${Math.round(closesMs)} ms`,
      holds: closesMs <= closesWithinMs,
      isTime: true,
    },
  ];
}

interface Start {
  hasToken: boolean;
  tookMs: number;
}

/** Of a new visit: what another server has opened says nothing about this one. */
async function startVisit(origin: string, { idToken: token }: StaffMember): Promise<Start> {
  const body = visitNow({ name: "Robin Vale" });
  const scheduled = await askServer(origin, { method: "POST", path: "/api/consultations/", token, body });
  const { id } = ScheduledConsultation.parse(scheduled.body);
  const startedAt = performance.now();
  const path = `/api/consultations/${id}/start_consultation/`;
  const started = await askServer(origin, { method: "POST", path, token });
  const tookMs = performance.now() - startedAt;
  return { hasToken: StartedConsultation.parse(started.body).token !== null, tookMs };
}

/** Starts again and again, not waiting for the one before. @returns how long until one was answered so */
function msUntil(start: () => Promise<Start>, isSo: (start: Start) => boolean): Promise<number> {
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    const attempt = async () => {
      if (!isSo(await start())) return;
      clearInterval(timer);
      clearTimeout(limit);
      resolve(performance.now() - startedAt);
    };
    const timer = setInterval(() => void attempt().catch(reject), startEveryMs);
    const limit = setTimeout(() => {
      clearInterval(timer);
      reject(new Error(`It did not come to that within ${giveUpMs / 1000} s`));
    }, giveUpMs);
  });
}
