import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { ConsultationEvents } from "#lib/client/consultation-events.ts";
import { createLiveResource, type LiveResourceOptions } from "#lib/client/live-resource.ts";

/** A stream that the test speaks for. */
function scriptedStream() {
  let events: ConsultationEvents | undefined;
  let watchers = 0;
  return {
    watch: (given: ConsultationEvents) => {
      events = given;
      watchers += 1;
      return () => {
        watchers -= 1;
      };
    },
    get watchers() {
      return watchers;
    },
    open: () => {
      events?.onLiveChange(true);
      events?.onChange();
    },
    change: () => events?.onChange(),
    drop: () => events?.onLiveChange(false),
  };
}

function open(options: Partial<LiveResourceOptions<number>> = {}) {
  const stream = scriptedStream();
  let reading = 0;
  const load = vi.fn(async () => {
    reading += 1;
    return reading;
  });
  const resource = createLiveResource<number>({ load, watch: stream.watch, pollMs: 10_000, ...options });
  return { resource, stream, load };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("document", Object.assign(new EventTarget(), { visibilityState: "visible" }));
  vi.stubGlobal("window", new EventTarget());
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("a live resource", () => {
  test("reads nothing and watches nothing until somebody subscribes, nor after the last one left", async () => {
    const { resource, stream, load } = open();
    expect(load).not.toHaveBeenCalled();

    const leave = resource.subscribe(() => {});
    await settle();
    expect(resource.getSnapshot().data).toBe(1);
    leave();

    await vi.advanceTimersByTimeAsync(60_000);
    expect(stream.watchers).toBe(0);
    expect(load).toHaveBeenCalledTimes(1);
  });

  test("reads on every event and does not poll while events arrive", async () => {
    const { resource, stream } = open();
    resource.subscribe(() => {});
    await settle();
    stream.open();
    await settle();
    stream.change();
    await settle();
    expect(resource.getSnapshot()).toEqual({ data: 3, problem: null, isLive: true });

    await vi.advanceTimersByTimeAsync(60_000);
    expect(resource.getSnapshot().data).toBe(3);
  });

  test("polls while the stream is down", async () => {
    const { resource, stream } = open();
    resource.subscribe(() => {});
    stream.open();
    await settle();
    const before = Number(resource.getSnapshot().data);
    stream.drop();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(resource.getSnapshot()).toEqual({ data: before + 3, problem: null, isLive: false });
  });

  test("reads again what changed during a reading, once", async () => {
    let finish = (_: number) => {};
    const load = vi.fn(
      () =>
        new Promise<number>((resolve) => {
          finish = resolve;
        }),
    );
    const { resource, stream } = open({ load });
    resource.subscribe(() => {});
    stream.change();
    stream.change();
    expect(load).toHaveBeenCalledTimes(1);

    finish(1);
    await settle();
    finish(2);
    await settle();
    expect(load).toHaveBeenCalledTimes(2);
    expect(resource.getSnapshot().data).toBe(2);
  });

  test("keeps what it knows when a reading fails, says why, and recovers", async () => {
    const failure = new Error("away");
    const load = vi
      .fn<() => Promise<number>>()
      .mockResolvedValueOnce(1)
      .mockRejectedValueOnce(failure)
      .mockResolvedValue(2);
    const { resource } = open({ load });
    resource.subscribe(() => {});
    await settle();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(resource.getSnapshot()).toEqual({ data: 1, problem: failure, isLive: false });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(resource.getSnapshot()).toEqual({ data: 2, problem: null, isLive: false });
  });

  test.each([
    ["the tab is looked at again", () => document, "visibilitychange"],
    ["a frozen tab is thawed", () => document, "resume"],
    ["the page comes back from the history", () => window, "pageshow"],
    ["the network is back", () => window, "online"],
  ])("reads when %s", async (_, target, event) => {
    const { resource, load } = open();
    const leave = resource.subscribe(() => {});
    await settle();
    target().dispatchEvent(new Event(event));
    await settle();
    expect(load).toHaveBeenCalledTimes(2);

    leave();
    target().dispatchEvent(new Event(event));
    await settle();
    expect(load).toHaveBeenCalledTimes(2);
  });

  test("gives the same snapshot until something changes", async () => {
    const { resource, stream } = open();
    resource.subscribe(() => {});
    await settle();
    const before = resource.getSnapshot();
    stream.drop();
    expect(resource.getSnapshot()).toBe(before);
  });
});
