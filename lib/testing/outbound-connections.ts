import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { Socket } from "node:net";

/** Every address that this process tries to connect to from now on, as `address:port`, and the names that it looks up. */
export function recordOutbound(): { attempts: string[]; stop(): void } {
  const attempts: string[] = [];
  const onSocket = (message: unknown) => {
    const { socket } = message as { socket: Socket };
    socket.on("lookup", (_error, _address, _family, host) => attempts.push(String(host)));
    socket.on("connectionAttempt", (address, port) => attempts.push(`${address}:${port}`));
  };
  subscribe("net.client.socket", onSocket);
  return { attempts, stop: () => void unsubscribe("net.client.socket", onSocket) };
}
