import { describe, expect, test } from "vitest";
import {
  type CaptionLine,
  hear,
  nextEndMs,
  noCaptions,
  type Said,
  stillShown,
} from "#components/call/captions/caption-lines.ts";

let sequence = 0;

function said(text: string, more: Partial<Said> = {}): Said {
  sequence += 1;
  return {
    sid: "PA1",
    identity: "ada",
    isOwn: false,
    text,
    isFinal: true,
    languageCode: "en-GB",
    sequenceNumber: sequence,
    timestamp: new Date(sequence * 1000).toISOString(),
    ...more,
  };
}

const hearAll = (...all: Said[]) => all.reduce((lines, each) => hear(lines, each, 0), noCaptions);
const texts = (lines: readonly CaptionLine[]) => lines.map(({ text }) => text);

describe("hear", () => {
  test("puts each result of a sentence in the place of the one before, up to the final one", () => {
    const partial = hearAll(said("I have", { isFinal: false }));
    const longer = hear(partial, said("I have a favour", { isFinal: false }), 1);
    const final = hear(longer, said("I have a fever."), 2);
    expect([partial, longer, final].map(texts)).toEqual([
      ["I have"],
      ["I have a favour"],
      ["I have a fever."],
    ]);
    expect(final[0]).toMatchObject({ key: partial[0]?.key, isFinal: true, changedAtMs: 2 });
  });

  test("begins a line after a final one, and keeps the newest two of a speaker", () => {
    expect(texts(hearAll(said("One."), said("Two.")))).toEqual(["One.", "Two."]);
    expect(texts(hearAll(said("One."), said("Two."), said("Thr", { isFinal: false })))).toEqual([
      "Two.",
      "Thr",
    ]);
  });

  test("keeps speakers apart who talk at the same time", () => {
    const other = { sid: "PA2", identity: "eve" };
    const lines = hearAll(
      said("How", { isFinal: false }),
      said("Go", { ...other, isFinal: false }),
      said("How are you?"),
      said("Good morning.", other),
      said("Fine", { ...other, isFinal: false }),
    );
    expect(lines.map(({ identity, text }) => `${identity}: ${text}`)).toEqual([
      "ada: How are you?",
      "eve: Good morning.",
      "eve: Fine",
    ]);
  });

  test("changes nothing by a result that comes late, or again", () => {
    const late = said("I have a", { isFinal: false });
    const final = said("I have a fever.");
    const lines = hearAll(final);
    expect(hear(lines, late, 5)).toBe(lines);
    expect(hear(lines, final, 5)).toBe(lines);
  });

  test("goes on when the engine was started anew and counts from one", () => {
    const lines = hearAll(said("Before."), said("After.", { sequenceNumber: 1 }));
    expect(texts(lines)).toEqual(["Before.", "After."]);
  });

  test("shows no line without words", () => {
    expect(hear(noCaptions, said("  "), 0)).toBe(noCaptions);
  });
});

describe("stillShown", () => {
  test("leaves a line for six seconds after its last word", () => {
    const lines = hear(hear(noCaptions, said("I", { isFinal: false }), 0), said("I see."), 4_000);
    expect(nextEndMs(lines)).toBe(10_000);
    expect(stillShown(lines, 9_999)).toBe(lines);
    expect(stillShown(lines, 10_000)).toEqual([]);
    expect(nextEndMs([])).toBeNull();
  });

  test("leaves a long line for as long as it takes to read", () => {
    const lines = hear(noCaptions, said("x".repeat(240)), 0);
    expect(stillShown(lines, 19_999)).toBe(lines);
    expect(stillShown(lines, 20_000)).toEqual([]);
  });
});
