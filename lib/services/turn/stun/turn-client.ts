import { type Address, decodeXorAddress, encodeXorAddress } from "#lib/services/turn/stun/address.ts";
import {
  type Attributes,
  attribute,
  attributeOf,
  decodeMessage,
  encodeMessage,
  hasIntegrity,
  longTermKey,
  method,
  newTransactionId,
  type StunMessage,
} from "#lib/services/turn/stun/message.ts";
import {
  openTransport,
  reasonOf,
  type ServerAddress,
  type Transport,
} from "#lib/services/turn/stun/transport.ts";

/** The server's own refusal: RFC 8656 section 19 and RFC 8489 section 14.8 list the codes. */
export class StunRefusal extends Error {
  override readonly name = "StunRefusal";
  readonly code: number;

  constructor(code: number, reason: string) {
    super(reason);
    this.code = code;
  }
}

/** No answer: the way to the server is closed, or what is there speaks no STUN. */
export class StunUnreachable extends Error {
  override readonly name = "StunUnreachable";
}

export interface TurnClientOptions {
  server: ServerAddress;
  username?: string;
  credential?: string;
  timeoutMs?: number;
  /** Certificates of authorities to trust for TLS, in PEM. */
  trusted?: string | undefined;
}

interface Pending {
  resolve(data: Buffer): void;
  reject(error: Error): void;
}

const defaultTimeoutMs = 5_000;
/** RFC 8489 section 6.2.1: the first repetition after 500 ms, each following after twice as long. */
const firstRepeatMs = 500;
const udpProtocol = 17;
const addressFamily = { 4: 1, 6: 2 } as const;

/** A TURN client as small as a check needs it: it allocates, asks for permissions, and gives the relay back. */
export class TurnClient {
  readonly #options: TurnClientOptions;
  readonly #pending = new Map<string, Pending>();
  #transport: Transport | undefined;
  #realm: Buffer | undefined;
  #nonce: Buffer | undefined;

  private constructor(options: TurnClientOptions) {
    this.#options = options;
  }

  /** @throws StunUnreachable */
  static async open(options: TurnClientOptions): Promise<TurnClient> {
    const client = new TurnClient(options);
    const opening = openTransport(
      options.server,
      { onMessage: (data) => client.#take(data), onEnd: (reason) => client.#fail(reason) },
      options.trusted,
    );
    try {
      client.#transport = await withTimeout(opening, options.timeoutMs ?? defaultTimeoutMs);
    } catch (error) {
      // Close a connection that opens too late.
      opening.then((transport) => transport.close()).catch(() => undefined);
      throw new StunUnreachable(reasonOf(error));
    }
    return client;
  }

  /** The address that the server sees us at. */
  async bind(): Promise<Address> {
    return addressIn(await this.#request(method.binding, () => []), attribute.xorMappedAddress);
  }

  /** @returns the relayed address @throws StunRefusal, StunUnreachable */
  async allocate(family: 4 | 6 = 4): Promise<Address> {
    const answer = await this.#request(method.allocate, () => [
      [attribute.requestedTransport, Buffer.from([udpProtocol, 0, 0, 0])],
      ...(family === 6
        ? [[attribute.requestedAddressFamily, Buffer.from([addressFamily[6], 0, 0, 0])] as const]
        : []),
    ]);
    return addressIn(answer, attribute.xorRelayedAddress);
  }

  /** Asks that the peer may send to our relayed address, which is also what it takes to send there. */
  async createPermission(ip: string): Promise<void> {
    await this.#request(method.createPermission, (transactionId) => [
      [attribute.xorPeerAddress, encodeXorAddress({ ip, port: 9 }, transactionId)],
    ]);
  }

  /** Asks to keep the relay for so long from now; 0 gives it back. */
  async refresh(lifetimeSeconds: number): Promise<void> {
    const lifetime = Buffer.alloc(4);
    lifetime.writeUInt32BE(lifetimeSeconds);
    await this.#request(method.refresh, () => [[attribute.lifetime, lifetime]]);
  }

  /** Gives the relay back at once instead of in ten minutes, and closes. */
  async release(): Promise<void> {
    await this.refresh(0).catch(() => undefined);
    this.close();
  }

  close(): void {
    this.#transport?.close();
    this.#fail("closed");
  }

  /** A request, and again with the credentials once the server has said for which realm. */
  async #request(name: number, attributesFor: (transactionId: Buffer) => Attributes): Promise<StunMessage> {
    for (let attempt = 1; ; attempt += 1) {
      const transactionId = newTransactionId();
      const key = this.#key();
      const data = await this.#exchange(
        transactionId,
        encodeMessage(
          {
            method: name,
            kind: "request",
            transactionId,
            attributes: [...attributesFor(transactionId), ...this.#credentials()],
          },
          key,
        ),
      );
      const answer = decodeMessage(data);
      if (!answer) throw new StunUnreachable("what answered speaks no STUN");
      if (answer.kind === "success") {
        if (key && !hasIntegrity(data, key))
          throw new StunUnreachable("the answer is not signed by the server");
        return answer;
      }
      const { code, reason } = errorIn(answer);
      const { username } = this.#options;
      // 401 asks for credentials, 438 for the same with a newer nonce; a second one means them.
      const isAsking = (code === 401 && !key && username !== undefined) || (code === 438 && attempt <= 2);
      if (!isAsking || attempt > 3) throw new StunRefusal(code, reason);
      this.#realm = attributeOf(answer, attribute.realm) ?? this.#realm;
      this.#nonce = attributeOf(answer, attribute.nonce);
    }
  }

  #key(): Buffer | undefined {
    const { username, credential } = this.#options;
    if (!this.#realm || username === undefined || credential === undefined) return undefined;
    return longTermKey(username, this.#realm.toString("utf8"), credential);
  }

  #credentials(): Attributes {
    if (!this.#realm || !this.#nonce) return [];
    return [
      [attribute.username, Buffer.from(this.#options.username ?? "", "utf8")],
      [attribute.realm, this.#realm],
      [attribute.nonce, this.#nonce],
    ];
  }

  async #exchange(transactionId: Buffer, message: Buffer): Promise<Buffer> {
    const transport = this.#transport;
    if (!transport) throw new StunUnreachable("closed");
    const id = transactionId.toString("hex");
    const answered = new Promise<Buffer>((resolve, reject) => this.#pending.set(id, { resolve, reject }));
    let repeatMs = firstRepeatMs;
    let repetition: NodeJS.Timeout | undefined;
    const send = () => {
      transport.send(message);
      if (transport.isReliable) return;
      repetition = setTimeout(send, repeatMs);
      repeatMs *= 2;
    };
    send();
    try {
      return await withTimeout(answered, this.#options.timeoutMs ?? defaultTimeoutMs);
    } catch (error) {
      throw error instanceof StunUnreachable ? error : new StunUnreachable(reasonOf(error));
    } finally {
      clearTimeout(repetition);
      this.#pending.delete(id);
    }
  }

  #take(data: Buffer): void {
    this.#pending.get(data.subarray(8, 20).toString("hex"))?.resolve(data);
  }

  #fail(reason: string): void {
    for (const { reject } of this.#pending.values()) reject(new StunUnreachable(reason));
  }
}

function addressIn(answer: StunMessage, type: number): Address {
  const value = attributeOf(answer, type);
  const address = value && decodeXorAddress(value, answer.transactionId);
  if (!address) throw new StunUnreachable("the answer names no address");
  return address;
}

function errorIn(answer: StunMessage): { code: number; reason: string } {
  const value = attributeOf(answer, attribute.errorCode);
  if (!value || value.length < 4) return { code: 500, reason: "no reason given" };
  return { code: (value[2] ?? 5) * 100 + (value[3] ?? 0), reason: value.subarray(4).toString("utf8") };
}

function withTimeout<Value>(promise: Promise<Value>, limitMs: number): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new StunUnreachable("no answer in time")), limitMs);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
