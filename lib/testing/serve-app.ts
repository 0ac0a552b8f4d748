import { createServer } from "node:http";
import { serverEnvironment } from "#lib/foundation/env.ts";
import { sendRaw } from "#lib/testing/api.ts";

/** Answers at the address that the app is set to, by its own handlers: for who calls back. @returns what ends it */
export async function serveApp(): Promise<() => Promise<void>> {
  const { APP_ORIGIN: origin, PORT: port } = serverEnvironment();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const answer = await sendRaw(
      new Request(`${origin}${request.url}`, {
        method: request.method ?? "GET",
        headers: request.headers as Record<string, string>,
        ...(request.method === "POST" && { body: Buffer.concat(chunks) }),
      }),
    );
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, resolve);
  });
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
}
