import { expect, test } from "vitest";
import { captionLanguageFor, captionLanguageNames } from "#lib/client/caption-languages.ts";
import { captionLanguages } from "#lib/wire/vocabulary/caption-language.ts";

test.each([
  ["en-US", "en-US"],
  ["en-KE", "en-GB"],
  ["sw", "en-GB"],
  ["sw-KE", "en-GB"],
  ["fr-CD", "fr-FR"],
  ["es", "es-ES"],
  ["es-ES", "es-ES"],
  ["es-MX", "es-US"],
])("of a reader of %s it is taken that they speak %s", (tag, language) => {
  expect(captionLanguageFor(tag)).toBe(language);
});

test("no two languages have the same name", () => {
  expect(new Set(Object.values(captionLanguageNames)).size).toBe(captionLanguages.length);
});
