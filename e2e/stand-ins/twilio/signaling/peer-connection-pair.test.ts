import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PeerConnectionPair } from "#e2e/stand-ins/twilio/signaling/peer-connection-pair.ts";

const newPair = () => new PeerConnectionPair("pc", ["one", "two"]);
const offer = (revision: number) => ({ type: "offer", revision, sdp: "" }) as const;
const answer = (revision: number) => ({ type: "answer", revision, sdp: "" }) as const;

describe("PeerConnectionPair", () => {
  it("relays an offer and the answer to it", () => {
    const pair = newPair();
    expect(pair.takeDescription("one", offer(1))).toBe(true);
    expect(pair.takeDescription("two", answer(1))).toBe(true);
  });

  it("drops the second of two offers at the same time, and takes the loser's next one", () => {
    const pair = newPair();
    expect(pair.takeDescription("one", offer(1))).toBe(true);
    expect(pair.takeDescription("two", offer(1))).toBe(false);
    expect(pair.takeDescription("two", answer(1))).toBe(true);
    expect(pair.takeDescription("two", offer(2))).toBe(true);
  });

  it("drops an answer that nobody waits for", () => {
    const pair = newPair();
    expect(pair.takeDescription("two", answer(1))).toBe(false);
    pair.takeDescription("one", offer(1));
    expect(pair.takeDescription("one", answer(1))).toBe(false);
    expect(pair.takeDescription("two", answer(2))).toBe(false);
    expect(pair.takeDescription("two", answer(1))).toBe(true);
    expect(pair.takeDescription("two", answer(1))).toBe(false);
  });

  it("drops offers that are older than what was agreed", () => {
    const pair = newPair();
    pair.takeDescription("one", offer(3));
    pair.takeDescription("two", answer(3));
    expect(pair.takeDescription("two", offer(3))).toBe(false);
    expect(pair.takeDescription("two", offer(4))).toBe(true);
  });

  it("says again to each side what the other said last", () => {
    const pair = newPair();
    pair.takeDescription("one", offer(1));
    pair.takeIce("one", { ufrag: "abcd", revision: 1 });
    pair.takeIce("one", { ufrag: "abcd", revision: 2 });
    expect(pair.replayFor("two")).toEqual({
      id: "pc",
      description: offer(1),
      ice: { ufrag: "abcd", revision: 2 },
    });
    expect(pair.replayFor("one")).toEqual({ id: "pc" });
  });

  it("asks the same side again as long as nobody has offered", () => {
    const pair = newPair();
    pair.askToOffer("two");
    expect(pair.replayFor("two")).toEqual({ id: "pc", description: { type: "create-offer", revision: 1 } });
    expect(pair.replayFor("one")).toEqual({ id: "pc" });
  });

  it("never lets both sides wait for an answer, whatever comes in", () => {
    const event = fc.record({
      from: fc.constantFrom("one", "two"),
      type: fc.constantFrom("offer" as const, "answer" as const),
      revision: fc.integer({ min: 1, max: 6 }),
    });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const pair = newPair();
        let waiting: { from: string; revision: number } | null = null;
        let agreed = 0;
        for (const { from, type, revision } of events) {
          if (!pair.takeDescription(from, { type, revision })) continue;
          if (type === "offer") {
            expect(waiting === null || waiting.from === from).toBe(true);
            expect(revision).toBeGreaterThan(agreed);
            waiting = { from, revision };
          } else {
            expect(waiting).toEqual({ from: pair.other(from), revision });
            agreed = revision;
            waiting = null;
          }
        }
      }),
    );
  });
});
