import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * An empty page on this machine. It has to be served: Chromium treats a page that the test made up as one from the
 * internet and keeps it from opening sockets to 127.0.0.1.
 */
export async function serveBlankPage(): Promise<{ url: string; stop(): void }> {
  const server = createServer((_req, res) => {
    res.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    res.end("<!doctype html><title>Contract</title>");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, stop };
}
