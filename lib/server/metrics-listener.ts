import { createServer, type Server } from "node:http";
import { log } from "#lib/foundation/log.ts";
import { metrics } from "#lib/platform/metrics/metrics.ts";

/**
 * What this process counts, for a Prometheus or an agent on this machine: a listener apart from the public one, on
 * loopback, because figures of the inside are not to be had from outside, by no mistake of a proxy either (ASVS 13.4.5).
 * It is one per process: with several servers on a machine, each has a port of its own.
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
