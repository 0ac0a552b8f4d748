import { createSocket, type RemoteInfo, type Socket } from "node:dgram";
import { once } from "node:events";
import type { AddressInfo } from "node:net";

export interface Conditions {
  /** Of the packets in each direction, by chance. */
  lossShare: number;
  delayMs: number;
}

/** A UDP way to a server on this machine that can be made bad, in both directions alike. */
export interface ImpairedPath {
  port: number;
  setConditions(conditions: Conditions): void;
  /** Nothing passes for so long. Resolves when it does again. */
  cut(durationMs: number): Promise<void>;
  /** Packets that came in, and those of them that went nowhere. */
  counts(): { received: number; lost: number };
  stop(): Promise<void>;
}

const host = "127.0.0.1";

/**
 * What a call has when both sides are relayed by the server behind such a path: each packet passes it twice, on its way
 * to the relay and on its way from there, so that loss and delay of both legs add up to what is asked for.
 */
export function relayedCallConditions(lossShare: number, roundTripMs: number): Conditions {
  return { lossShare: 1 - Math.sqrt(1 - lossShare), delayMs: roundTripMs / 4 };
}

/** Starts a path that is good at first. Every client has a socket of its own behind it, as behind a NAT. */
export async function startImpairedPath(serverPort: number): Promise<ImpairedPath> {
  let conditions: Conditions = { lossShare: 0, delayMs: 0 };
  let isCut = false;
  let isStopped = false;
  const counts = { received: 0, lost: 0 };
  const behind = new Map<string, Socket>();

  const pass = (send: () => void) => {
    counts.received += 1;
    if (isCut || Math.random() < conditions.lossShare) {
      counts.lost += 1;
      return;
    }
    if (conditions.delayMs === 0) send();
    else setTimeout(() => !isStopped && send(), conditions.delayMs);
  };

  const front = createSocket("udp4");
  front.on("message", (packet, client) => {
    pass(() => socketOf(client).send(packet, serverPort, host));
  });
  front.bind(0, host);
  await once(front, "listening");

  /** Browsers send from whichever address of the machine they choose, to loopback too. */
  function socketOf({ address, port }: RemoteInfo): Socket {
    const client = `${address} ${port}`;
    const known = behind.get(client);
    if (known) return known;
    const socket = createSocket("udp4");
    socket.on("message", (packet) => {
      pass(() => front.send(packet, port, address));
    });
    behind.set(client, socket);
    return socket;
  }

  return {
    port: (front.address() as AddressInfo).port,
    setConditions(wanted) {
      conditions = wanted;
    },
    async cut(durationMs) {
      isCut = true;
      await new Promise((resolve) => setTimeout(resolve, durationMs));
      isCut = false;
    },
    counts: () => ({ ...counts }),
    async stop() {
      isStopped = true;
      for (const socket of behind.values()) socket.close();
      behind.clear();
      const closed = once(front, "close");
      front.close();
      await closed;
    },
  };
}
