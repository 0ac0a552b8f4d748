import { randomUUID } from "node:crypto";
import { balancedClient } from "#e2e/proofs/balanced-client.ts";
import type { Cluster } from "#e2e/proofs/cluster.ts";
import { visitNow } from "#e2e/staff-api.ts";
import type { StaffMember } from "#e2e/staff-member.ts";
import { ChatMessage } from "#lib/chat/schemas.ts";
import { RoomTicket, ScheduledConsultation } from "#lib/consultations/schemas.ts";

/** People do not send more while no answer comes: they wait for theirs. */
const mostUnderWay = 60;
/** Far below what a doctor may send. */
const writesPerMinutePerDoctor = 40;

interface Writer {
  doctor: StaffMember;
  address: string;
}
interface Visit extends Writer {
  id: string;
}

/** Doctors who schedule visits, start them and write messages, so many writes per second, over all servers. */
export async function startWriteLoad(cluster: Cluster, writesPerSecond: number): Promise<WriteLoad> {
  const doctors = await cluster.createDoctors(Math.ceil((writesPerSecond * 60) / writesPerMinutePerDoctor));
  const writers = doctors.map((doctor, index) => ({
    doctor,
    address: `10.0.${Math.floor(index / 200)}.${1 + (index % 200)}`,
  }));
  const ask = balancedClient(cluster.servers.map(({ origin }) => origin));
  return new WriteLoad(ask, writers, 1000 / writesPerSecond);
}

/** Keeps what the servers have said that they did: all of it must be there afterwards. */
export class WriteLoad {
  /** Text by the message's id. */
  readonly messages = new Map<string, string>();
  /** Patient's name by the visit's id. */
  readonly scheduled = new Map<string, string>();
  readonly started = new Set<string>();
  /** The room that a token was given for, by the visit's id. */
  readonly rooms = new Map<string, string>();
  /** Writes of which it is not known whether they took effect. */
  unknown = 0;
  /** The longest that nobody had any write acknowledged. */
  longestGapMs = 0;

  readonly #ask: ReturnType<typeof balancedClient>;
  readonly #writers: readonly Writer[];
  readonly #timer: NodeJS.Timeout;
  readonly #underWay = new Set<Promise<void>>();
  readonly #refusals: string[] = [];
  readonly #visits: Visit[] = [];
  readonly #unstarted: Visit[] = [];
  #turn = 0;
  #lastAt = performance.now();

  constructor(ask: ReturnType<typeof balancedClient>, writers: readonly Writer[], everyMs: number) {
    this.#ask = ask;
    this.#writers = writers;
    this.#timer = setInterval(() => this.#beginNext(), everyMs);
  }

  /** How many writes were acknowledged. */
  count(): number {
    return this.messages.size + this.scheduled.size + this.started.size;
  }

  /** Resolves when what was under way has been answered or given up. @throws when something was refused */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await Promise.all(this.#underWay);
    const [first] = this.#refusals;
    if (first) throw new Error(`${this.#refusals.length} writes were refused, such as ${first}`);
  }

  #beginNext(): void {
    if (this.#underWay.size >= mostUnderWay) return;
    const work: Promise<void> = this.#next()
      .catch((error: unknown) => void this.#refusals.push(String(error)))
      .finally(() => this.#underWay.delete(work));
    this.#underWay.add(work);
  }

  /** Of five writes one schedules a visit, one starts one, and three are messages. */
  #next(): Promise<void> {
    this.#turn += 1;
    const toStart = this.#turn % 5 === 1 ? this.#unstarted.shift() : undefined;
    if (toStart) return this.#start(toStart);
    const visit = this.#visits[(this.#turn * 7) % Math.max(1, this.#visits.length)];
    if (visit && this.#turn % 5 !== 0) return this.#send(visit);
    const writer = this.#writers[this.#turn % this.#writers.length];
    if (!writer) throw new Error("There is nobody to write");
    return this.#schedule(writer);
  }

  async #schedule(writer: Writer): Promise<void> {
    const name = `Patient ${randomUUID()}`;
    const body = await this.#write(writer, "/api/consultations/", visitNow({ name }));
    if (!body) return;
    const visit = { ...writer, id: ScheduledConsultation.parse(body).id };
    this.scheduled.set(visit.id, name);
    this.#visits.push(visit);
    this.#unstarted.push(visit);
  }

  async #start(visit: Visit): Promise<void> {
    const path = `/api/consultations/${visit.id}/`;
    if (!(await this.#write(visit, `${path}start_consultation/`))) return;
    this.started.add(visit.id);
    const { doctor, address } = visit;
    const answer = await this.#ask({
      method: "GET",
      path: `${path}get_token/`,
      token: doctor.idToken,
      address,
    });
    if (answer?.status === 200) this.rooms.set(visit.id, RoomTicket.parse(answer.body).room_name);
  }

  async #send(visit: Visit): Promise<void> {
    const message = `Message ${randomUUID()}`;
    const body = await this.#write(visit, `/api/consultations/${visit.id}/send_message/`, { message });
    if (body) this.messages.set(ChatMessage.parse(body).id, message);
  }

  /** @returns the body of an acknowledged write */
  async #write({ doctor, address }: Writer, path: string, body?: object): Promise<unknown> {
    const answer = await this.#ask({
      method: "POST",
      path,
      address,
      token: doctor.idToken,
      key: randomUUID(),
      ...(body && { body }),
    });
    if (answer && answer.status < 300) {
      this.longestGapMs = Math.max(this.longestGapMs, performance.now() - this.#lastAt);
      this.#lastAt = performance.now();
      return answer.body;
    }
    // 409: the server died under the first attempt, and its key is blocked; 400: that attempt has started the visit.
    if (!answer || answer.status === 409 || answer.status === 400) this.unknown += 1;
    else this.#refusals.push(`POST ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return undefined;
  }
}
