import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { KeptChoice } from "#components/ui/kept-choice.ts";

let kept: Map<string, string>;
let page: EventTarget;

beforeEach(() => {
  kept = new Map();
  page = new EventTarget();
  vi.stubGlobal("window", page);
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const aChoice = (isOn = true) => new KeptChoice("test", () => isOn);

test("is what it is by default until somebody chooses, and then what they chose, after a reload too", () => {
  for (const byDefault of [true, false]) {
    kept.clear();
    const choice = aChoice(byDefault);
    expect(choice.get()).toBe(byDefault);
    choice.set(!byDefault);
    expect(choice.get()).toBe(!byDefault);
    expect(aChoice(byDefault).get()).toBe(!byDefault);
    choice.set(byDefault);
    expect(aChoice(!byDefault).get()).toBe(byDefault);
  }
});

test("is heard of by who watches it, from this tab and from others, until they stop", () => {
  const choice = aChoice();
  const heard = vi.fn();
  const stop = choice.subscribe(heard);
  choice.set(false);
  expect(heard).toHaveBeenCalledTimes(1);
  page.dispatchEvent(new Event("storage"));
  expect(heard).toHaveBeenCalledTimes(2);
  stop();
  choice.set(true);
  page.dispatchEvent(new Event("storage"));
  expect(heard).toHaveBeenCalledTimes(2);
});

test("holds until the page is left where the browser refuses storage", () => {
  // Chromium and Safari throw at the mention, Firefox has null there.
  vi.spyOn(globalThis, "localStorage", "get").mockImplementation(() => {
    throw new DOMException("The document blocks cookies", "SecurityError");
  });
  const choice = aChoice();
  const heard = vi.fn();
  choice.subscribe(heard);
  expect(choice.get()).toBe(true);
  choice.set(false);
  expect(choice.get()).toBe(false);
  expect(heard).toHaveBeenCalledTimes(1);
  expect(aChoice().get()).toBe(true);
});
