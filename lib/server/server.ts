import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { BlockList } from "node:net";
import next from "next";
import { clientAddress, clientAddressHeader, readTrustedProxies } from "#lib/foundation/client-address.ts";
import type { ServerEnvironment } from "#lib/foundation/env.ts";
import { log } from "#lib/foundation/log.ts";
import { database } from "#lib/platform/db/client.ts";
import { startHousekeeping } from "#lib/server/housekeeping.ts";
import { startMetricsListener } from "#lib/server/metrics-listener.ts";
import { securityHeaders } from "#lib/server/security-headers.ts";
import { serveVideoProcessor } from "#lib/server/video-processors.ts";

/** How long requests under way may take after the server is told to stop. */
const graceMs = 5000;

/**
 * How long an idle connection stays open. It must be longer than a proxy keeps one (nginx and AWS's load balancer: 60 s by
 * default). With Node's 5 s, a proxy sometimes sends a request into a connection that we are closing, and the user reads
 * "Bad Gateway".
 */
const keepAliveMs = 75_000;

/**
 * Runs Next behind our own server, which does what a route handler cannot: the headers of every answer, housekeeping, and an
 * orderly end while event streams are open.
 */
export async function startServer(environment: ServerEnvironment): Promise<void> {
  const { HOST: hostname, PORT: port } = environment;
  const app = next({ dev: Boolean(environment.PANACARE_DEV), hostname, port });
  await app.prepare();
  const handle = app.getRequestHandler();
  const eventStreams = new Set<ServerResponse>();
  const trustedProxies = readTrustedProxies(environment.TRUSTED_PROXIES);

  const server = createServer((request, response) => {
    applySecurityHeaders(environment, request, response);
    if (serveVideoProcessor(request, response)) return;
    writeClientAddress(request, trustedProxies);
    if (isEventStream(request)) {
      eventStreams.add(response);
      response.once("close", () => eventStreams.delete(response));
    }
    handle(request, response).catch((error: unknown) => {
      log.error({ err: error }, "request failed outside its handler");
      response.destroy();
    });
  });
  server.keepAliveTimeout = keepAliveMs;
  if (environment.PANACARE_DEV) server.on("upgrade", app.getUpgradeHandler());

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, hostname, resolve);
  });
  log.info({ hostname, address: server.address(), origin: environment.APP_ORIGIN }, "Panacare is listening");
  const metricsListener = environment.METRICS_PORT && (await startMetricsListener(environment.METRICS_PORT));

  const { db, sql } = database();
  const stopHousekeeping = startHousekeeping(db, environment.DATABASE_URL);

  const stop = async (signal: string) => {
    log.info({ signal }, "Panacare is stopping");
    const closed = new Promise((resolve) => server.close(resolve));
    if (metricsListener) metricsListener.close();
    // Streams never end on their own. Their browsers reconnect to the next server that answers.
    for (const stream of eventStreams) stream.destroy();
    server.closeIdleConnections();
    const forced = setTimeout(() => server.closeAllConnections(), graceMs);
    await closed;
    clearTimeout(forced);
    await stopHousekeeping();
    await sql.end({ timeout: 1 });
    process.exit(0);
  };
  process.once("SIGTERM", () => void stop("SIGTERM"));
  process.once("SIGINT", () => void stop("SIGINT"));
}

function applySecurityHeaders(
  environment: ServerEnvironment,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const pathname = (request.url ?? "/").split("?", 1)[0] ?? "/";
  const headers = securityHeaders(environment, pathname, randomBytes(16).toString("base64"));
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  // Next reads the nonce here. A header of the client with this name is replaced.
  request.headers["content-security-policy"] = headers["content-security-policy"];
}

/** For the rate limits, because Next's route handlers see no socket. A header of the client with this name is replaced. */
function writeClientAddress(request: IncomingMessage, trustedProxies: BlockList): void {
  const forwardedFor = request.headers["x-forwarded-for"];
  request.headers[clientAddressHeader] = clientAddress(
    request.socket.remoteAddress,
    Array.isArray(forwardedFor) ? forwardedFor.join(",") : forwardedFor,
    trustedProxies,
  );
}

function isEventStream(request: IncomingMessage): boolean {
  return request.headers.accept?.includes("text/event-stream") === true;
}
