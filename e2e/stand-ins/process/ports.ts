import { connect, createServer } from "node:net";

/** A TCP port that nothing listened on a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== "object" || address === null) throw new Error("The system gave no free port");
  return address.port;
}

/** Whether something answers on the port. Both families: a browser tries ::1 first for "localhost". */
export async function isPortInUse(port: number): Promise<boolean> {
  const answers = await Promise.all(["127.0.0.1", "::1"].map((host) => accepts(host, port)));
  return answers.includes(true);
}

export function accepts(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1000 });
    const answer = (accepted: boolean) => {
      socket.destroy();
      resolve(accepted);
    };
    socket.once("connect", () => answer(true));
    socket.once("timeout", () => answer(false));
    socket.once("error", () => answer(false));
  });
}

export class PortInUseError extends Error {
  override readonly name = "PortInUseError";

  /** @param variable the environment variable that moves it */
  constructor(port: number, user: string, variable: string) {
    super(
      `Port ${port}, meant for ${user}, is in use by another program. Stop that one, or choose another port: ${variable}=${port + 1}`,
    );
  }
}

/** The port that was asked for, if it is free; any free one if none was. @throws PortInUseError */
export async function claimPort(port: number | undefined, user: string, variable: string): Promise<number> {
  if (port === undefined) return freePort();
  if (await isPortInUse(port)) throw new PortInUseError(port, user, variable);
  return port;
}
