import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

export interface RecordingProxy {
  /** In the target's place. */
  url: string;
  /** Of every request that passed: method, path with query, and body. */
  requests: string[];
  stop(): Promise<void>;
}

/** Passes HTTP requests on and writes down what they say. */
export async function startRecordingProxy(target: string): Promise<RecordingProxy> {
  const requests: string[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const { method = "GET", url = "/", headers } = incoming;
    const body = await buffer(incoming);
    requests.push(`${method} ${url}\n${body}`);
    const { host: _, connection: __, "content-length": ___, "transfer-encoding": ____, ...passed } = headers;
    try {
      const answer = await fetch(new URL(url, target), {
        method,
        headers: passed as Record<string, string>,
        ...(body.length > 0 && { body }),
        redirect: "manual",
      });
      const content = Buffer.from(await answer.arrayBuffer());
      outgoing.writeHead(answer.status, {
        "content-type": answer.headers.get("content-type") ?? "text/plain",
      });
      outgoing.end(content);
    } catch {
      outgoing.destroy();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
