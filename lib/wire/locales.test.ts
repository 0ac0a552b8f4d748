import { describe, expect, test } from "vitest";
import { directionOf, negotiateLocale, regionalLocale } from "#lib/wire/locales.ts";

describe("negotiateLocale", () => {
  test.each([
    ["fr", "es", "fr"],
    [undefined, "sw-KE,sw;q=0.9,en;q=0.8", "sw"],
    [undefined, "de-DE,de;q=0.9,es;q=0.5,en;q=0.4", "es"],
    [undefined, "en;q=0.2, fr;q=0.9", "fr"],
    [undefined, "fr;q=0, es", "es"],
    [undefined, "de", "en"],
    [undefined, null, "en"],
    ["xx", "*", "en"],
    ["constructor", "toString;q=x", "en"],
  ])("chosen %s, browser %s: %s", (chosen, header, expected) => {
    expect(negotiateLocale(chosen, header)).toBe(expected);
  });
});

test("the region of the browser's own variant of the language decides how times are written", () => {
  expect(regionalLocale("en", ["de-DE", "en-US"])).toBe("en-US");
  expect(regionalLocale("en", ["sw"])).toBe("en-GB");
  expect(regionalLocale("fr", ["fr-CA", "fr"])).toBe("fr-CA");
});

test("knows scripts that run from right to left, for the languages to come", () => {
  expect(directionOf("ar-EG")).toBe("rtl");
  expect(directionOf("sw")).toBe("ltr");
});
