import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { watchConsultationEvents } from "#lib/client/consultation-events.ts";

class Source extends EventTarget {
  static readonly CLOSED = 2;
  static opened: Source[] = [];
  readyState = 1;

  constructor() {
    super();
    Source.opened.push(this);
  }

  close() {
    this.readyState = Source.CLOSED;
  }
}

beforeEach(() => {
  Source.opened = [];
  vi.stubGlobal("EventSource", Source);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const watcher = () => ({ onChange: vi.fn(), onLiveChange: vi.fn() });

describe("watchConsultationEvents", () => {
  test("opens one stream for all that a page watches, and closes it with the last", () => {
    const [one, other] = [watcher(), watcher()];
    const stopOne = watchConsultationEvents(one);
    const stopOther = watchConsultationEvents(other);
    expect(Source.opened).toHaveLength(1);

    Source.opened[0]?.dispatchEvent(new Event("consultation"));
    expect(one.onChange).toHaveBeenCalledTimes(1);
    expect(other.onChange).toHaveBeenCalledTimes(1);

    stopOne();
    Source.opened[0]?.dispatchEvent(new Event("consultation"));
    expect(one.onChange).toHaveBeenCalledTimes(1);
    expect(other.onChange).toHaveBeenCalledTimes(2);
    stopOther();
    expect(Source.opened[0]?.readyState).toBe(Source.CLOSED);
  });

  test("tells who comes later that the stream is live", () => {
    const stop = watchConsultationEvents(watcher());
    Source.opened[0]?.dispatchEvent(new Event("open"));
    const late = watcher();
    const stopLate = watchConsultationEvents(late);
    expect(late.onLiveChange).toHaveBeenCalledWith(true);
    stop();
    stopLate();
  });

  test("begins anew after everyone has stopped", () => {
    watchConsultationEvents(watcher())();
    const again = watcher();
    const stop = watchConsultationEvents(again);
    expect(Source.opened).toHaveLength(2);
    expect(again.onLiveChange).not.toHaveBeenCalled();
    stop();
  });
});

describe("a stream that goes silent", () => {
  const say = (type: string) => Source.opened.at(-1)?.dispatchEvent(new Event(type));
  let events: ReturnType<typeof watcher>;
  let stop: () => void;
  beforeEach(() => {
    vi.useFakeTimers();
    events = watcher();
    stop = watchConsultationEvents(events);
  });
  afterEach(() => stop());

  test("is closed and opened anew, and counts as live only once the new one is open", () => {
    say("open");
    vi.advanceTimersByTime(45_000);
    expect(Source.opened.map(({ readyState }) => readyState)).toEqual([Source.CLOSED, 1]);
    expect(events.onLiveChange.mock.calls).toEqual([[true], [false]]);
    say("open");
    say("resync");
    expect(events.onLiveChange).toHaveBeenLastCalledWith(true);
    expect(events.onChange).toHaveBeenCalledTimes(1);
  });

  test.each(["beat", "alive"])("is not one that only says %j", (beat) => {
    vi.stubGlobal("fetch", async () => new Response(null, { status: 204 }));
    say("open");
    for (let beats = 0; beats < 20; beats += 1) {
      vi.advanceTimersByTime(15_000);
      say(beat);
    }
    expect(Source.opened).toHaveLength(1);
    expect(events.onLiveChange.mock.calls).toEqual([[true]]);
    expect(events.onChange).not.toHaveBeenCalled();
  });

  test("is opened anew also when it never began", () => {
    vi.advanceTimersByTime(45_000);
    expect(Source.opened).toHaveLength(2);
  });

  test("is left to the browser while that reconnects", () => {
    say("open");
    vi.advanceTimersByTime(39_000);
    say("error");
    vi.advanceTimersByTime(30_000);
    expect(Source.opened).toHaveLength(1);
  });

  test("is opened anew once after an answer that is final", () => {
    Source.opened[0]?.close();
    say("error");
    vi.advanceTimersByTime(5_000);
    expect(Source.opened).toHaveLength(2);
    say("open");
    vi.advanceTimersByTime(39_000);
    expect(Source.opened).toHaveLength(2);
  });

  test("is heard out when it was the page that stood still", () => {
    say("open");
    // The computer sleeps: the clock goes on, timers come late, and what was said is handed over after them.
    vi.setSystemTime(Date.now() + 600_000);
    vi.advanceTimersByTime(40_000);
    expect(Source.opened).toHaveLength(1);
    say("beat");
    vi.advanceTimersByTime(39_000);
    expect(Source.opened).toHaveLength(1);
  });

  test("does not outlast a sleep by much", () => {
    say("open");
    vi.setSystemTime(Date.now() + 600_000);
    vi.advanceTimersByTime(46_000);
    expect(Source.opened).toHaveLength(2);
  });

  test.each(["silence", "error"])("leaves none behind for who stops watching on the %s", (trouble) => {
    events.onLiveChange.mockImplementation((isLive: boolean) => !isLive && stop());
    say("open");
    if (trouble === "silence") vi.advanceTimersByTime(40_000);
    else {
      Source.opened[0]?.close();
      say("error");
    }
    vi.advanceTimersByTime(120_000);
    expect(Source.opened.filter(({ readyState }) => readyState !== Source.CLOSED)).toEqual([]);
  });

  test("is no matter any more once nobody watches", () => {
    say("open");
    stop();
    vi.advanceTimersByTime(120_000);
    expect(Source.opened).toHaveLength(1);
  });
});
