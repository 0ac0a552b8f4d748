import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createTurnService } from "#lib/client/turn/turn-service.ts";

const relay = { urls: "turn:turn.example.org", username: "u", credential: "c" };
const ttl = 3600;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("createTurnService", () => {
  test("asks once, however many ask at the same time", async () => {
    const fetchTurnToken = vi.fn(async () => ({ ice_servers: [relay], ttl }));
    const turn = createTurnService({ fetchTurnToken });

    const lists = await Promise.all([turn.getIceServers(), turn.getIceServers(), turn.getIceServers()]);

    expect(lists).toEqual([[relay], [relay], [relay]]);
    expect(fetchTurnToken).toHaveBeenCalledTimes(1);
  });

  test.each([
    ["a number", ttl],
    ["a string", String(ttl)],
  ])("asks again after 80 % of a life given as %s, not before", async (_, life) => {
    const fetchTurnToken = vi.fn(async () => ({ ice_servers: [relay], ttl: life }));
    const turn = createTurnService({ fetchTurnToken });
    await turn.getIceServers();

    vi.setSystemTime(Date.now() + ttl * 800 - 1);
    await turn.getIceServers();
    expect(fetchTurnToken).toHaveBeenCalledTimes(1);

    vi.setSystemTime(Date.now() + 1);
    await turn.getIceServers();
    expect(fetchTurnToken).toHaveBeenCalledTimes(2);
  });

  test("asks anew when those in memory may be why a call was lost, and keeps them when no answer comes", async () => {
    let isDown = false;
    const fetchTurnToken = vi.fn(async () => {
      if (isDown) throw new TypeError("Failed to fetch");
      return { ice_servers: [relay], ttl };
    });
    const turn = createTurnService({ fetchTurnToken });
    await turn.getIceServers();
    await turn.getIceServers({ isNew: true });
    expect(fetchTurnToken).toHaveBeenCalledTimes(2);

    isDown = true;
    expect(await turn.getIceServers({ isNew: true })).toEqual([relay]);
  });

  test.each([undefined, null, 0, -5, "soon", Number.NaN])(
    "keeps no answer whose time to live is %s",
    async (life) => {
      const fetchTurnToken = vi.fn(async () => ({ ice_servers: [relay], ttl: life }));
      const turn = createTurnService({ fetchTurnToken });

      expect(await turn.getIceServers()).toEqual([relay]);
      await turn.getIceServers();

      expect(fetchTurnToken).toHaveBeenCalledTimes(2);
    },
  );

  test("gives the last answer while it is valid when no new one comes, then an empty list", async () => {
    let isDown = false;
    const turn = createTurnService({
      fetchTurnToken: async () => {
        if (isDown) throw new TypeError("Failed to fetch");
        return { ice_servers: [relay], ttl };
      },
    });
    await turn.getIceServers();
    isDown = true;

    vi.setSystemTime(Date.now() + ttl * 900);
    expect(await turn.getIceServers()).toEqual([relay]);

    vi.setSystemTime(Date.now() + ttl * 100);
    expect(await turn.getIceServers()).toEqual([]);
  });

  test("gives an empty list when the server does not answer in five seconds, and asks again the next time", async () => {
    const fetchTurnToken = vi.fn(() => new Promise<unknown>(() => undefined));
    const turn = createTurnService({ fetchTurnToken });

    const list = turn.getIceServers();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await list).toEqual([]);

    void turn.getIceServers();
    expect(fetchTurnToken).toHaveBeenCalledTimes(2);
  });

  test("answers 10,000 who ask at once, and 10,000 after them, with one request", async () => {
    const fetchTurnToken = vi.fn(async () => ({ ice_servers: [relay], ttl }));
    const turn = createTurnService({ fetchTurnToken });
    const all = () => Promise.all(Array.from({ length: 10_000 }, () => turn.getIceServers()));

    const lists = [...(await all()), ...(await all())];

    expect(lists.every(([server]) => server?.urls === relay.urls)).toBe(true);
    expect(fetchTurnToken).toHaveBeenCalledTimes(1);
  });

  test("tells the debug log what came and what was made of it, without a secret", async () => {
    const debugLog = vi.fn();
    const dead = { url: "stun:stun.example.org?transport=udp", username: null, credential: null };
    const secret = { ...relay, username: "a name to hide", credential: "a word to hide" };
    const turn = createTurnService({
      fetchTurnToken: async () => ({ ice_servers: [dead, secret], ttl, provider: "public" }),
      debugLog,
    });
    await turn.getIceServers();

    expect(debugLog).toHaveBeenCalledWith("answered", {
      answer: expect.objectContaining({ provider: "public" }),
      iceServers: [{ urls: "stun:stun.example.org" }, expect.objectContaining({ urls: relay.urls })],
    });
    expect(JSON.stringify(debugLog.mock.calls)).not.toContain("to hide");
  });
});

describe("keepFresh", () => {
  function freshService(answer: () => Promise<unknown> = async () => ({ ice_servers: [relay], ttl })) {
    const fetchTurnToken = vi.fn(answer);
    let wake = () => {};
    const stopWakeUps = vi.fn();
    const turn = createTurnService({ fetchTurnToken });
    const stop = turn.keepFresh((onWake) => {
      wake = onWake;
      return stopWakeUps;
    });
    return { fetchTurnToken, turn, stop, stopWakeUps, wake: () => wake() };
  }

  test("renews at 80 % of the life, again and again, until it is stopped", async () => {
    const { fetchTurnToken, stop, stopWakeUps } = freshService();
    await vi.advanceTimersByTimeAsync(ttl * 800 - 1);
    expect(fetchTurnToken).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(fetchTurnToken).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(ttl * 800);
    expect(fetchTurnToken).toHaveBeenCalledTimes(3);

    stop();
    await vi.advanceTimersByTimeAsync(ttl * 10_000);
    expect(fetchTurnToken).toHaveBeenCalledTimes(3);
    expect(stopWakeUps).toHaveBeenCalledOnce();
  });

  test("renews on waking up when the answer has aged meanwhile, and only then", async () => {
    const { fetchTurnToken, wake, stop } = freshService();
    await vi.advanceTimersByTimeAsync(0);
    wake();
    await vi.advanceTimersByTimeAsync(0);
    expect(fetchTurnToken).toHaveBeenCalledTimes(1);

    // As in sleep: the clock went on, the timers did not.
    vi.setSystemTime(Date.now() + ttl * 900);
    wake();
    await vi.advanceTimersByTimeAsync(0);
    expect(fetchTurnToken).toHaveBeenCalledTimes(2);
    stop();
  });

  test("tries again half a minute after an answer that did not come", async () => {
    let isDown = true;
    const { fetchTurnToken, turn, stop } = freshService(async () => {
      if (isDown) throw new TypeError("Failed to fetch");
      return { ice_servers: [relay], ttl };
    });
    await vi.advanceTimersByTimeAsync(29_999);
    isDown = false;
    expect(fetchTurnToken).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(await turn.getIceServers()).toEqual([relay]);
    expect(fetchTurnToken).toHaveBeenCalledTimes(2);
    stop();
  });
});
