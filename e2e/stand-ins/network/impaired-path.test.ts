import { createSocket } from "node:dgram";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  type ImpairedPath,
  relayedCallConditions,
  startImpairedPath,
} from "#e2e/stand-ins/network/impaired-path.ts";

const echo = () => {
  const server = createSocket("udp4");
  server.on("message", (packet, { port }) => server.send(packet, port, "127.0.0.1"));
  return server.bind(0, "127.0.0.1");
};
let server: ReturnType<typeof echo>;
let path: ImpairedPath;
let client: ReturnType<typeof createSocket>;
let answers = 0;

beforeEach(async () => {
  server = echo();
  await once(server, "listening");
  path = await startImpairedPath((server.address() as AddressInfo).port);
  answers = 0;
  client = createSocket("udp4").on("message", () => {
    answers += 1;
  });
});
afterEach(async () => {
  client.close();
  await path.stop();
  server.close();
});

async function send(count: number): Promise<void> {
  const before = path.counts().received;
  for (let i = 0; i < count; i += 1) client.send("packet", path.port, "127.0.0.1");
  await vi.waitUntil(() => path.counts().received >= before + count);
}

test("lets everything through at first, and back to whom it came from", async () => {
  await send(50);
  await vi.waitUntil(() => answers === 50);
});

test("delays each way, and loses the share that it was told to", async () => {
  path.setConditions({ lossShare: 0, delayMs: 60 });
  const startedAt = performance.now();
  await send(1);
  await vi.waitUntil(() => answers === 1);
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(119);

  path.setConditions({ lossShare: 0.2, delayMs: 0 });
  const before = path.counts();
  for (let i = 0; i < 20; i += 1) await send(50);
  const { received, lost } = path.counts();
  const share = (lost - before.lost) / (received - before.received);
  // 1,000 packets there and 800 back: six times the standard deviation.
  expect(share).toBeGreaterThan(0.14);
  expect(share).toBeLessThan(0.26);
});

test("lets nothing through while it is cut, and everything afterwards", async () => {
  const cut = path.cut(1_000);
  await send(10);
  await cut;
  expect(answers).toBe(0);
  await send(10);
  await vi.waitUntil(() => answers === 10);
});

test("what is still on its way when it is stopped goes nowhere", async () => {
  path.setConditions({ lossShare: 0, delayMs: 30 });
  await send(5);
  const replaced = path;
  path = await startImpairedPath((server.address() as AddressInfo).port);
  await replaced.stop();
  // Longer than the delay of what was on its way: a send on a closed socket would throw here.
  path.setConditions({ lossShare: 0, delayMs: 60 });
  await send(1);
  await vi.waitUntil(() => answers === 1);
});

test("two legs make the loss and the round trip of the call", () => {
  const { lossShare, delayMs } = relayedCallConditions(0.05, 300);
  expect(1 - (1 - lossShare) ** 2).toBeCloseTo(0.05);
  expect(lossShare).toBeCloseTo(0.0253, 4);
  expect(delayMs).toBe(75);
});
