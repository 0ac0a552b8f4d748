import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { guardProvider } from "#lib/services/turn/guarded-provider.ts";
import type { IssuedServers, RelayProvider } from "#lib/services/turn/relay-provider.ts";

const request = { participant: "patient-1", ttlSeconds: 14_400 };
const answer: IssuedServers = { iceServers: [{ urls: "stun:stun.example.org" }], ttlSeconds: 14_400 };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function guarded(issue: () => Promise<IssuedServers>) {
  const upstream = vi.fn(issue);
  return { upstream, provider: guardProvider({ name: "twilio", issue: upstream }) };
}

test("waits 0.6 s for an answer, and keeps one that comes later for the next", async () => {
  let arrive = (_: IssuedServers) => {};
  const { provider, upstream } = guarded(() => new Promise((resolve) => (arrive = resolve)));

  const first = provider.issue(request).catch((error: Error) => error);
  await vi.advanceTimersByTimeAsync(600);
  expect(await first).toBeInstanceOf(Error);

  arrive(answer);
  await vi.advanceTimersByTimeAsync(100_000);
  const second = provider.issue(request);
  await vi.advanceTimersByTimeAsync(600);
  expect(await second).toEqual({ ...answer, ttlSeconds: 14_298, isKept: true });
  expect(upstream).toHaveBeenCalledTimes(2);
});

test("hands out its last answer while that has half of its life left", async () => {
  let isDown = false;
  const { provider } = guarded(async () => {
    if (isDown) throw new Error("down");
    return answer;
  });
  await provider.issue(request);
  isDown = true;

  vi.setSystemTime(Date.now() + 7_200_000);
  expect(await provider.issue(request)).toEqual({ ...answer, ttlSeconds: 7200, isKept: true });
  vi.setSystemTime(Date.now() + 1000);
  await expect(provider.issue(request)).rejects.toThrow("down");
});

test("is not asked for ten seconds after three failures in a row, then once", async () => {
  const { provider, upstream } = guarded(async () => {
    throw new Error("down");
  });
  for (let i = 0; i < 10; i += 1) await expect(provider.issue(request)).rejects.toThrow();
  expect(upstream).toHaveBeenCalledTimes(3);
  expect(provider.isResting()).toBe(true);

  vi.setSystemTime(Date.now() + 10_000);
  upstream.mockResolvedValueOnce(answer);
  expect(await provider.issue(request)).toEqual(answer);
  expect(provider.isResting()).toBe(false);
});

/** In real time: the clock that is set by hand is slow with thousands of timers. */
function askAtOnce(provider: RelayProvider, count: number): Promise<IssuedServers[]> {
  vi.useRealTimers();
  return Promise.all(Array.from({ length: count }, () => provider.issue(request)));
}

test("asks once for 10,000 who ask at the same time, and gives each of them the answer", async () => {
  const { provider, upstream } = guarded(async () => answer);
  const lists = await askAtOnce(provider, 10_000);
  expect(lists.every((list) => list === answer)).toBe(true);
  expect(upstream).toHaveBeenCalledTimes(1);
}, 60_000);

test("serves 10,000 at the same time from its last answer while the provider is away, and asks it once", async () => {
  let isDown = false;
  const { provider, upstream } = guarded(async () => {
    if (isDown) throw new Error("down");
    return answer;
  });
  await provider.issue(request);
  isDown = true;
  upstream.mockClear();

  const lists = await askAtOnce(provider, 10_000);
  expect(lists.every(({ iceServers, isKept }) => iceServers === answer.iceServers && isKept)).toBe(true);
  expect(upstream).toHaveBeenCalledTimes(1);
}, 60_000);

test("lets nobody wait for a question that another has waited for in vain", async () => {
  const { provider, upstream } = guarded(() => new Promise(() => undefined));
  const first = provider.issue(request).catch((error: Error) => error);
  await vi.advanceTimersByTimeAsync(600);
  expect(await first).toBeInstanceOf(Error);

  upstream.mockResolvedValueOnce(answer);
  expect(await provider.issue(request)).toEqual(answer);
});

test("keeps its last answer when a list without servers comes", async () => {
  const empty = { iceServers: [], ttlSeconds: 14_400 };
  const { provider, upstream } = guarded(async () => empty);
  expect(await provider.issue(request)).toEqual(empty);

  upstream.mockResolvedValueOnce(answer);
  expect(await provider.issue(request)).toEqual(answer);
  expect(await provider.issue(request)).toEqual({ ...answer, isKept: true });
});
