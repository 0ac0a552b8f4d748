import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { watchConsultationEvents } from "#lib/http/consultation-events.ts";

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
afterEach(() => vi.unstubAllGlobals());

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
