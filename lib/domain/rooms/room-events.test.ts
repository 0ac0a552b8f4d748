import fc from "fast-check";
import { expect, test } from "vitest";
import { foldEvents } from "#lib/domain/rooms/room-events.ts";

const types = [
  "room-created",
  "participant-connected",
  "participant-disconnected",
  "track-added",
  "room-ended",
];

/** Any callbacks, also such as no room would send. */
const anEvent = fc
  .record({
    event: fc.constantFrom(...types),
    at: fc.date({ min: new Date("2026-03-01"), max: new Date("2026-03-02"), noInvalidDate: true }),
    stay: fc.constantFrom(undefined, "1", "2", "3"),
    participantSeconds: fc.option(fc.nat(7200)),
  })
  .map(({ stay, ...event }) => ({
    ...event,
    participantSid: stay === undefined ? null : `PA${stay}`,
    identity: stay === undefined ? null : `patient-${stay}`,
  }));

test("the same callbacks come to the same, in any order", () => {
  fc.assert(
    fc.property(
      fc
        .array(anEvent, { maxLength: 12 })
        .chain((events) =>
          fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
        ),
      ([events, shuffled]) => {
        const bySid = (account: ReturnType<typeof foldEvents>) => ({
          ...account,
          stays: account.stays.toSorted((a, b) => a.participantSid.localeCompare(b.participantSid)),
        });
        expect(bySid(foldEvents(shuffled))).toEqual(bySid(foldEvents(events)));
      },
    ),
    { numRuns: 500 },
  );
});

test("nobody leaves before they came", () => {
  fc.assert(
    fc.property(fc.array(anEvent, { maxLength: 12 }), (events) => {
      for (const { joinedAt, leftAt } of foldEvents(events).stays) {
        if (leftAt) expect(leftAt.getTime()).toBeGreaterThanOrEqual(joinedAt.getTime());
      }
    }),
  );
});
