import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { describe, expect, test } from "vitest";
import { catalogues } from "#lib/foundation/i18n/catalogues.ts";
import { locales } from "#lib/wire/locales.ts";

type Words = { readonly [key: string]: string | Words };

function flatten(words: Words, prefix = ""): [key: string, text: string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === "string"
      ? [[prefix + key, value] as [string, string]]
      : flatten(value, `${prefix}${key}.`),
  );
}

/** Returns the arguments of a message, such as `{name}` or `<phone>`. */
function argumentsOf(elements: MessageFormatElement[]): string[] {
  const found = elements.flatMap((element): string[] => {
    switch (element.type) {
      case TYPE.literal:
      case TYPE.pound:
        return [];
      case TYPE.tag:
        return [`<${element.value}>`, ...argumentsOf(element.children)];
      case TYPE.plural:
      case TYPE.select:
        return [element.value, ...Object.values(element.options).flatMap(({ value }) => argumentsOf(value))];
      default:
        return [element.value];
    }
  });
  return [...new Set(found)].toSorted();
}

const english = flatten(catalogues.en);

describe.each(locales)("the catalogue %s", (locale) => {
  const entries = new Map(flatten(catalogues[locale]));

  test("has the keys of the English one, no fewer and no more", () => {
    expect([...entries.keys()].toSorted()).toEqual(english.map(([key]) => key).toSorted());
  });

  test("says something under each, with the same arguments", () => {
    const wrong = english.flatMap(([key, text]) => {
      const translation = entries.get(key) ?? "";
      if (translation.trim() === "") return [`${key} is empty`];
      const [wanted, found] = [text, translation].map((message) => argumentsOf(parse(message)).join(", "));
      return wanted === found ? [] : [`${key} takes ${found}, not ${wanted}`];
    });
    expect(wrong).toEqual([]);
  });

  test("is translated: few of its sentences are the English ones", () => {
    if (locale === "en") return;
    const sentences = english.filter(([, text]) => text.split(" ").length > 3);
    const copied = sentences.filter(([key, text]) => entries.get(key) === text).map(([key]) => key);
    expect(copied).toEqual([]);
  });
});
