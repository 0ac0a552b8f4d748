import { once } from "node:events";
import { WebSocket } from "ws";

type Message = Record<string, unknown> & { type: string };

/** A signaling socket without the SDK, to say what the SDK never would and to be a participant without a browser. */
export class RawClient {
  readonly #socket: WebSocket;
  readonly #received: Message[] = [];
  readonly #waiting: { type: string; resolve(message: Message): void }[] = [];

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on("error", () => undefined);
    socket.on("message", (data) => {
      const frame = JSON.parse(data.toString());
      this.#take(frame.type === "msg" ? frame.body : frame);
    });
  }

  static async open(signalingUrl: string): Promise<RawClient> {
    const socket = new WebSocket(signalingUrl);
    const client = new RawClient(socket);
    await once(socket, "open");
    return client;
  }

  sendRaw(data: string | Buffer): void {
    this.#socket.send(data);
  }

  hello(body?: object): void {
    this.sendRaw(
      JSON.stringify({ type: "hello", id: "1", version: 2, timeout: 5000, ...(body && { body }) }),
    );
  }

  send(body: unknown): void {
    this.sendRaw(JSON.stringify({ type: "msg", body }));
  }

  /** The next message or frame of this type, one that has already come included. */
  next(type: string): Promise<Message> {
    const index = this.#received.findIndex((message) => message.type === type);
    const [received] = index < 0 ? [] : this.#received.splice(index, 1);
    if (received) return Promise.resolve(received);
    return new Promise((resolve) => this.#waiting.push({ type, resolve }));
  }

  /** Greets and connects with one microphone; answers the whole first state. */
  join(token: string, { trackId = "microphone", receivesTranscriptions = false } = {}): Promise<Message> {
    this.hello({
      type: "connect",
      version: 2,
      name: null,
      token,
      participant: {
        revision: 1,
        tracks: [{ id: trackId, kind: "audio", name: trackId, enabled: true, priority: "standard" }],
      },
      peer_connections: [],
      media_signaling: receivesTranscriptions
        ? { extension_transcriptions: { transports: [{ type: "data-channel" }] } }
        : {},
    });
    return this.next("connected");
  }

  async closed(): Promise<void> {
    if (this.#socket.readyState !== WebSocket.CLOSED) await once(this.#socket, "close");
  }

  cut(): void {
    this.#socket.terminate();
  }

  #take(message: Message): void {
    const index = this.#waiting.findIndex(({ type }) => type === message.type);
    const [waiting] = index < 0 ? [] : this.#waiting.splice(index, 1);
    if (waiting) waiting.resolve(message);
    else this.#received.push(message);
  }
}
