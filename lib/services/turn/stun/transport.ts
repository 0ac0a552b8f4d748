import { createSocket } from "node:dgram";
import { lookup } from "node:dns/promises";
import { connect as connectTcp, isIP, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { messageLength } from "#lib/services/turn/stun/message.ts";

export type TransportName = "udp" | "tcp" | "tls";

export interface ServerAddress {
  host: string;
  port: number;
  transport: TransportName;
}

/** One way to a STUN server, over which whole messages go. */
export interface Transport {
  /** UDP loses messages: what is not answered has to be sent again. */
  isReliable: boolean;
  send(message: Buffer): void;
  close(): void;
}

export interface TransportEvents {
  onMessage(message: Buffer): void;
  /** It is over, with the reason as the system names it (ECONNREFUSED, CERT_HAS_EXPIRED, …). */
  onEnd(reason: string): void;
}

/** @param trusted certificates of authorities to trust besides the system's, for TLS */
export async function openTransport(
  { host, port, transport }: ServerAddress,
  events: TransportEvents,
  trusted?: string,
): Promise<Transport> {
  if (transport === "udp") return openUdp({ host, port }, events);
  const socket =
    transport === "tcp"
      ? connectTcp({ host, port })
      : connectTls({
          host,
          port,
          ...(isIP(host) === 0 && { servername: host }),
          ...(trusted !== undefined && { ca: trusted }),
        });
  await ready(socket, transport === "tcp" ? "connect" : "secureConnect");
  readMessages(socket, events);
  return { isReliable: true, send: (message) => socket.write(message), close: () => socket.destroy() };
}

async function openUdp(
  { host, port }: { host: string; port: number },
  { onMessage, onEnd }: TransportEvents,
): Promise<Transport> {
  const { address, family } = await lookup(host);
  const socket = createSocket(family === 6 ? "udp6" : "udp4");
  socket.on("message", onMessage);
  socket.on("error", (error) => onEnd(reasonOf(error)));
  await new Promise<void>((resolve) => socket.connect(port, address, resolve));
  let isOpen = true;
  return {
    isReliable: false,
    // A refusal by ICMP reaches the next send; it is an `error` of the socket, too.
    send: (message) => socket.send(message, () => undefined),
    close() {
      if (isOpen) socket.close();
      isOpen = false;
    },
  };
}

function ready(socket: Socket, event: "connect" | "secureConnect"): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once(event, () => {
      socket.off("error", reject);
      resolve();
    });
    socket.once("error", reject);
  });
}

/** A stream has no borders between messages: their headers tell where one ends (RFC 8489 section 6.2.2). */
function readMessages(socket: Socket, { onMessage, onEnd }: TransportEvents): void {
  let received = Buffer.alloc(0);
  socket.on("data", (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    for (;;) {
      const length = messageLength(received);
      if (length === undefined || received.length < length) return;
      onMessage(received.subarray(0, length));
      received = received.subarray(length);
    }
  });
  socket.on("error", (error) => onEnd(reasonOf(error)));
  socket.on("close", () => onEnd("closed by the server"));
}

export function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return String(code ?? message ?? error);
}
