import type { RawData, WebSocket } from "ws";
import type { Faults } from "#e2e/stand-ins/twilio/control/faults.ts";
import { Frame } from "#e2e/stand-ins/twilio/signaling/client-messages.ts";
import type { ServerMessage } from "#e2e/stand-ins/twilio/signaling/server-messages.ts";

/** twilio-video's lib/twilioconnection.js: it closes after three such periods without a word from the server. */
const NEGOTIATED_TIMEOUT_MS = 5000;
const HEARTBEAT_EVERY_MS = 4500;
const SILENCE_LIMIT_MS = 3 * NEGOTIATED_TIMEOUT_MS;

export interface SignalingHandler {
  message(body: unknown): void;
  closed(): void;
}

/** The outer layer of one socket: hello and welcome, heartbeats, and the frame around every message. */
export class SignalingConnection {
  readonly #socket: WebSocket;
  readonly #faults: Faults;
  readonly #handler: SignalingHandler;
  #isWelcome = false;
  #heartbeat: NodeJS.Timeout | undefined;
  #silence: NodeJS.Timeout;

  constructor(socket: WebSocket, faults: Faults, handler: SignalingHandler) {
    this.#socket = socket;
    this.#faults = faults;
    this.#handler = handler;
    this.#silence = this.#startSilence();
    socket.on("message", (data) => this.#receive(data));
    socket.on("close", () => {
      clearInterval(this.#heartbeat);
      clearTimeout(this.#silence);
      handler.closed();
    });
    // A reset is followed by `close`, which says all there is to say.
    socket.on("error", () => undefined);
  }

  send(message: ServerMessage): void {
    this.#sendFrame({ type: "msg", body: message });
  }

  /** As a lost network: no closing handshake. */
  cut(): void {
    this.#socket.terminate();
  }

  #receive(data: RawData): void {
    clearTimeout(this.#silence);
    this.#silence = this.#startSilence();
    const frame = parseFrame(data);
    if (!frame || (frame.type === "msg" && !this.#isWelcome)) {
      this.#sendFrame({ type: "bad", reason: frame ? "Hello comes first" : "Not a frame of this protocol" });
      return;
    }
    switch (frame.type) {
      case "hello":
        this.#greet(frame.body);
        return;
      case "msg":
        this.#handler.message(frame.body);
        return;
      case "bye":
        this.#socket.close(1000);
        return;
      case "heartbeat":
        return;
      default:
        frame satisfies never;
    }
  }

  #greet(body: unknown): void {
    const fault = this.#faults.take("signaling.hello");
    switch (fault?.mode) {
      case "busy":
        this.#sendFrame({ type: "busy", retryAfter: fault.delayMs ?? -1, keepAlive: true });
        return;
      case "close":
        this.cut();
        return;
      case "hang":
        return;
      case "slow":
        setTimeout(() => this.#welcome(body), fault.delayMs ?? 0).unref();
        return;
      default:
        this.#welcome(body);
    }
  }

  #welcome(body: unknown): void {
    this.#isWelcome = true;
    this.#sendFrame({ type: "welcome", negotiatedTimeout: NEGOTIATED_TIMEOUT_MS });
    clearInterval(this.#heartbeat);
    this.#heartbeat = setInterval(() => this.#sendFrame({ type: "heartbeat" }), HEARTBEAT_EVERY_MS).unref();
    if (body !== undefined && body !== null) this.#handler.message(body);
  }

  #startSilence(): NodeJS.Timeout {
    return setTimeout(() => this.cut(), SILENCE_LIMIT_MS).unref();
  }

  #sendFrame(frame: object): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(JSON.stringify(frame));
  }
}

function parseFrame(data: RawData): Frame | undefined {
  try {
    return Frame.safeParse(JSON.parse(data.toString())).data;
  } catch {
    return undefined;
  }
}
