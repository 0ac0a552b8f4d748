import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { processEnvironment } from "#lib/foundation/env.ts";
import { twilioClient } from "#lib/services/video/twilio-client.ts";
import { publicEnvironment } from "#lib/testing/unit-environment.ts";

const servers: Server[] = [];

async function serve(answer: (server: Server) => Server): Promise<string> {
  const server = answer(createServer());
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const askedElsewhere: string[] = [];

beforeAll(async () => {
  const elsewhere = await serve((server) =>
    server.on("request", ({ url = "" }, response) => {
      askedElsewhere.push(url);
      response.end("{}");
    }),
  );
  const redirecting = await serve((server) =>
    server.on("request", ({ url }, response) => {
      response.writeHead(307, { location: `${elsewhere}${url}` }).end();
    }),
  );
  Object.assign(processEnvironment, publicEnvironment, {
    PANACARE_LOCAL: "1",
    APP_ORIGIN: "http://localhost",
    TWILIO_API_URL: redirecting,
  });
});
afterAll(() => {
  for (const server of servers) server.close();
});

test("follows no redirect: what goes to Twilio goes nowhere else, our credentials least of all", async () => {
  const { v1 } = twilioClient().video;
  await expect(v1.rooms("RM0").fetch()).rejects.toThrow();
  await expect(v1.rooms.create({ uniqueName: "a" })).rejects.toThrow();
  expect(askedElsewhere).toEqual([]);
});
