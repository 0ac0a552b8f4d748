import { expect, test } from "vitest";
import { createProviderChain, NoProviderError } from "#lib/services/turn/provider-chain.ts";
import type { RelayProvider } from "#lib/services/turn/relay-provider.ts";
import type { RelayProviderName } from "#lib/wire/relay-provider-name.ts";

const request = { participant: "doctor-1", ttlSeconds: 14_400 };

const working = (name: RelayProviderName): RelayProvider => ({
  name,
  issue: async ({ ttlSeconds }) => ({ iceServers: [{ urls: `stun:${name}.example.org` }], ttlSeconds }),
});
const failing = (name: RelayProviderName): RelayProvider => ({
  name,
  issue: async () => {
    throw new Error("down");
  },
});

test("asks in the order it was given, and says who answered", async () => {
  const chain = createProviderChain([working("coturn"), working("twilio")]);
  expect(await chain.issue(request)).toMatchObject({ provider: "coturn" });
  expect(chain.records()).toMatchObject([
    { provider: "coturn", issued: 1, failed: 0 },
    { provider: "twilio", issued: 0 },
  ]);
});

test("goes on to the next provider, and remembers who failed", async () => {
  const chain = createProviderChain([failing("twilio"), working("public")]);
  expect(await chain.issue(request)).toMatchObject({ provider: "public" });
  expect(chain.records()).toMatchObject([
    { provider: "twilio", issued: 0, failed: 1, lastFailedAt: expect.any(Date) },
    { provider: "public", issued: 1, failed: 0 },
  ]);
});

test("passes over an empty list, and gives it where nobody has a better one", async () => {
  const empty: RelayProvider = { name: "twilio", issue: async () => ({ iceServers: [], ttlSeconds: 60 }) };
  expect(await createProviderChain([empty, working("coturn")]).issue(request)).toMatchObject({
    provider: "coturn",
  });
  expect(await createProviderChain([empty, failing("coturn")]).issue(request)).toEqual({
    provider: "twilio",
    iceServers: [],
    ttlSeconds: 60,
  });
});

test("counts a kept answer as one, and as a failure of its provider", async () => {
  const kept: RelayProvider = {
    name: "twilio",
    issue: async () => ({ iceServers: [{ urls: "stun:stun.example.org" }], ttlSeconds: 9000, isKept: true }),
  };
  const chain = createProviderChain([kept]);
  expect(await chain.issue(request)).not.toHaveProperty("isKept");
  expect(chain.records()).toMatchObject([{ issued: 1, failed: 1, lastFailedAt: expect.any(Date) }]);
});

test("throws all the reasons when nobody answers", async () => {
  const chain = createProviderChain([failing("twilio"), failing("coturn")]);
  await expect(chain.issue(request)).rejects.toBeInstanceOf(NoProviderError);
});
