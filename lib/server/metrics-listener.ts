import { createServer, type Server } from "node:http";
import { log } from "#lib/foundation/log.ts";
import { metrics } from "#lib/platform/metrics/metrics.ts";

/**
 * Serves the metrics of this process to Prometheus or an agent on this machine. It listens on loopback, apart from the public
 * port, so that no mistake in a proxy shows internal figures outside (ASVS 13.4.5). Each process needs its own port.
 */
export async function startMetricsListener(port: number): Promise<Server> {
  const { registry } = metrics();
  const server = createServer((request, response) => {
    if (request.method !== "GET" || request.url !== "/metrics") {
      response.writeHead(404).end();
      return;
    }
    registry.metrics().then(
      (text) => response.writeHead(200, { "content-type": registry.contentType }).end(text),
      (error: unknown) => {
        log.error({ err: error }, "metrics could not be collected");
        response.writeHead(500).end();
      },
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return server;
}
