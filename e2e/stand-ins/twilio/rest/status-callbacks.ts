import { createHmac } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { LocalAccount } from "#e2e/stand-ins/twilio/account.ts";
import type { Faults } from "#e2e/stand-ins/twilio/control/faults.ts";
import type { RoomEvent } from "#e2e/stand-ins/twilio/room-state.ts";

/** Docs, webhooks: Twilio waits 15 seconds for an answer. */
const TIMEOUT_MS = 15_000;

export interface SentCallback {
  event: RoomEvent["type"];
  roomSid: string;
  roomName: string;
  sequenceNumber: number;
  /** The HTTP status of the answer, or why there is none. */
  result: number | string;
}

/** Posts what happens in a room to its StatusCallback, signed, one after the other and without repeating a failed one. */
export class StatusCallbacks {
  readonly #account: LocalAccount;
  readonly #faults: Faults;
  readonly #sequenceNumbers = new Map<string, number>();
  readonly #stopped = new AbortController();
  #sent: SentCallback[] = [];
  #queue: Promise<void> = Promise.resolve();

  constructor(account: LocalAccount, faults: Faults) {
    this.#account = account;
    this.#faults = faults;
  }

  sent(): SentCallback[] {
    return [...this.#sent];
  }

  reset(): void {
    this.#sent = [];
    this.#sequenceNumbers.clear();
  }

  stop(): void {
    this.#stopped.abort();
  }

  handle(event: RoomEvent): void {
    const { statusCallback: url, statusCallbackMethod: method } = event.room.settings;
    if (!url) return;
    const sequenceNumber = this.#sequenceNumbers.get(event.room.sid) ?? 0;
    this.#sequenceNumbers.set(event.room.sid, sequenceNumber + 1);
    const form = callbackForm(event, this.#account.sid, sequenceNumber);
    this.#queue = this.#queue.then(async () => {
      const fault = this.#faults.take("callbacks.send");
      if (fault?.mode === "slow") await this.#pause(fault.delayMs ?? 0);
      const sendings = { drop: 0, twice: 2 }[fault?.mode ?? ""] ?? 1;
      if (sendings === 0) this.#record(event, sequenceNumber, "dropped");
      for (let index = 0; index < sendings; index += 1) {
        this.#record(event, sequenceNumber, await this.#send(url, method, form));
      }
    });
  }

  async #send(url: string, method: "GET" | "POST", form: URLSearchParams): Promise<number | string> {
    // A stand-in speaks to this machine only.
    if (!["127.0.0.1", "localhost", "[::1]"].includes(new URL(url).hostname)) return "not a loopback address";
    const isPost = method === "POST";
    const target = isPost ? url : `${url}${url.includes("?") ? "&" : "?"}${form}`;
    const signature = sign(target, isPost ? form : new URLSearchParams(), this.#account.authToken);
    try {
      const response = await fetch(target, {
        method,
        headers: { "X-Twilio-Signature": signature, "User-Agent": "TwilioProxy/1.1" },
        ...(isPost && { body: form }),
        redirect: "manual",
        signal: AbortSignal.any([this.#stopped.signal, AbortSignal.timeout(TIMEOUT_MS)]),
      });
      await response.body?.cancel();
      return response.status;
    } catch (error) {
      return error instanceof Error ? error.name : "failed";
    }
  }

  #record({ type, room }: RoomEvent, sequenceNumber: number, result: number | string): void {
    this.#sent.push({ event: type, roomSid: room.sid, roomName: room.name, sequenceNumber, result });
  }

  async #pause(delayMs: number): Promise<void> {
    await delay(delayMs, undefined, { signal: this.#stopped.signal, ref: false }).catch(() => undefined);
  }
}

/** Docs, webhooks security: HMAC-SHA1 with the auth token over the URL and each parameter's name and value, by name. */
export function sign(url: string, form: URLSearchParams, authToken: string): string {
  const names = [...form.keys()].sort();
  const signed = names.reduce((text, name) => text + name + (form.get(name) ?? ""), url);
  return createHmac("sha1", authToken).update(signed).digest("base64");
}

/** The fields of docs, status callbacks. */
export function callbackForm(event: RoomEvent, accountSid: string, sequenceNumber: number): URLSearchParams {
  const { room } = event;
  const form = new URLSearchParams({
    AccountSid: accountSid,
    RoomName: room.name,
    RoomSid: room.sid,
    RoomStatus: room.status,
    RoomType: "group",
    StatusCallbackEvent: event.type,
    Timestamp: event.at.toISOString(),
    SequenceNumber: String(sequenceNumber),
  });
  if (event.type === "room-ended") form.set("RoomDuration", secondsBetween(room.createdAt, event.at));
  if (!("participant" in event)) return form;

  const { participant } = event;
  form.set("ParticipantSid", participant.sid);
  form.set("ParticipantIdentity", participant.identity);
  form.set("ParticipantStatus", participant.status);
  if (event.type === "participant-disconnected") {
    form.set("ParticipantDuration", secondsBetween(participant.startedAt, event.at));
  }
  if ("track" in event) {
    form.set("TrackSid", event.track.sid);
    form.set("TrackKind", event.track.kind);
    form.set("TrackName", event.track.name);
  }
  return form;
}

function secondsBetween(start: Date, end: Date): string {
  return String(Math.floor((end.getTime() - start.getTime()) / 1000));
}
