import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { balancedClient } from "#e2e/proofs/balanced-client.ts";
import type { Cluster } from "#e2e/proofs/cluster.ts";
import { visitNow } from "#e2e/steps/staff-api.ts";
import type { StaffMember } from "#e2e/steps/staff-member.ts";
import { ChatMessage, MessagePage } from "#lib/wire/chat.ts";
import { Consultation, ConsultationPage, RoomTicket, ScheduledConsultation } from "#lib/wire/consultation.ts";

/** People do not send more while no answer comes: they wait for theirs. */
const mostUnderWay = 60;
/** Far below what a doctor may send. */
const writesPerMinutePerDoctor = 40;

/** What each doctor does in turn: two writes among three reads, as pages that are looked at more than changed. */
const script = [
  "schedule",
  "to-come",
  "start",
  "visit",
  "message",
  "chat",
  "to-come",
  "message",
  "chat",
  "visit",
] as const;
const writes = script.filter((step) => step === "schedule" || step === "start" || step === "message");

interface Writer {
  doctor: StaffMember;
  address: string;
  /** Ids of visits. */
  scheduled: string[];
  unstarted: string[];
  /** The newest acknowledged message, by visit. */
  lastMessages: Map<string, string>;
}

/** Doctors who schedule visits, start them, write messages and read all of it, so many requests per second, over all servers. */
export async function startVisitLoad(cluster: Cluster, requestsPerSecond: number): Promise<VisitLoad> {
  const writesPerSecond = (requestsPerSecond * writes.length) / script.length;
  const doctors = await cluster.createDoctors(Math.ceil((writesPerSecond * 60) / writesPerMinutePerDoctor));
  const writers = doctors.map((doctor, index) => ({
    doctor,
    address: `10.0.${Math.floor(index / 200)}.${1 + (index % 200)}`,
    scheduled: [],
    unstarted: [],
    lastMessages: new Map(),
  }));
  const ask = balancedClient(cluster.servers.map(({ origin }) => origin));
  return new VisitLoad(ask, writers, 1000 / requestsPerSecond);
}

/** Keeps what the servers have said that they did: all of it must be there afterwards. */
export class VisitLoad {
  /** Text by the message's id. */
  readonly messages = new Map<string, string>();
  /** Patient's name by the visit's id. */
  readonly scheduled = new Map<string, string>();
  readonly started = new Set<string>();
  /** The room that a token was given for, by the visit's id. */
  readonly rooms = new Map<string, string>();
  /** Reads that were answered, and what was wrong with those that did not show what had been acknowledged before. */
  reads = 0;
  readonly staleReads: string[] = [];
  /** Writes of which it is not known whether they took effect. */
  unknown = 0;
  /** The longest that nobody had any write acknowledged. */
  longestGapMs = 0;

  readonly #ask: ReturnType<typeof balancedClient>;
  readonly #writers: readonly Writer[];
  readonly #timer: NodeJS.Timeout;
  readonly #underWay = new Set<Promise<void>>();
  readonly #refusals: string[] = [];
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
    if (first) throw new Error(`${this.#refusals.length} requests were refused, such as ${first}`);
  }

  #beginNext(): void {
    if (this.#underWay.size >= mostUnderWay) return;
    const work: Promise<void> = this.#next()
      .catch((error: unknown) => void this.#refusals.push(String(error)))
      .finally(() => this.#underWay.delete(work));
    this.#underWay.add(work);
  }

  /** The next doctor's next step; who has nothing to start, to write in or to look at, schedules. */
  #next(): Promise<void> {
    const turn = this.#turn;
    this.#turn += 1;
    const writer = this.#writers[turn % this.#writers.length];
    if (!writer) throw new Error("There is nobody to write");
    const round = Math.floor(turn / this.#writers.length);
    const step = script[(turn + round) % script.length];
    const toStart = step === "start" ? writer.unstarted.shift() : undefined;
    if (toStart) return this.#start(writer, toStart);
    const current = writer.scheduled.at(-1);
    if (!current || step === "schedule" || step === "start") return this.#schedule(writer);
    if (step === "message") return this.#send(writer, current);
    if (step === "visit") return this.#readVisit(writer, current);
    return step === "chat" ? this.#readChat(writer, current) : this.#readToCome(writer);
  }

  async #schedule(writer: Writer): Promise<void> {
    const name = `Patient ${randomUUID()}`;
    const body = await this.#write(writer, "/api/consultations/", visitNow({ name }));
    if (!body) return;
    const { id } = ScheduledConsultation.parse(body);
    this.scheduled.set(id, name);
    writer.scheduled.push(id);
    writer.unstarted.push(id);
  }

  async #start(writer: Writer, id: string): Promise<void> {
    const path = `/api/consultations/${id}/`;
    if (!(await this.#write(writer, `${path}start_consultation/`))) return;
    this.started.add(id);
    const { doctor, address } = writer;
    const answer = await this.#ask({
      method: "GET",
      path: `${path}get_token/`,
      token: doctor.idToken,
      address,
    });
    if (answer?.status === 200) this.rooms.set(id, RoomTicket.parse(answer.body).room_name);
  }

  async #send(writer: Writer, id: string): Promise<void> {
    const message = `Message ${randomUUID()}`;
    const body = await this.#write(writer, `/api/consultations/${id}/send_message/`, { message });
    if (!body) return;
    this.messages.set(ChatMessage.parse(body).id, message);
    writer.lastMessages.set(id, message);
  }

  async #readToCome(writer: Writer): Promise<void> {
    const startedBefore = new Set(this.started);
    const page = await this.#read(writer, "/api/consultations/?status=scheduled", ConsultationPage);
    if (page?.results.some(({ id }) => startedBefore.has(id))) this.staleReads.push("visits to come");
  }

  async #readVisit(writer: Writer, id: string): Promise<void> {
    const isStarted = this.started.has(id);
    const visit = await this.#read(writer, `/api/consultations/${id}/`, Consultation);
    if (visit && isStarted && visit.status !== "in-progress") this.staleReads.push(`visit ${id}`);
  }

  async #readChat(writer: Writer, id: string): Promise<void> {
    const expected = writer.lastMessages.get(id);
    const history = await this.#read(writer, `/api/consultations/${id}/chat_messages/`, MessagePage);
    if (history && expected && !history.results.some(({ message }) => message === expected)) {
      this.staleReads.push(`messages of ${id}`);
    }
  }

  async #read<Schema extends z.ZodType>(
    { doctor, address }: Writer,
    path: string,
    schema: Schema,
  ): Promise<z.infer<Schema> | undefined> {
    const answer = await this.#ask({ method: "GET", path, address, token: doctor.idToken });
    if (!answer) return undefined;
    if (answer.status !== 200) {
      this.#refusals.push(`GET ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
      return undefined;
    }
    this.reads += 1;
    return schema.parse(answer.body);
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
