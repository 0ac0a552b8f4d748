import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createTurnService } from "#lib/turn/turn-service.ts";

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
});
