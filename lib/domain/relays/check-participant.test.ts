import { expect, test } from "vitest";
import { checkParticipant } from "#lib/domain/relays/check-participant.ts";

test("all checks from one address are one user, whose name is not the address", () => {
  expect(checkParticipant("192.0.2.7")).toMatch(/^check-[0-9a-f]{16}$/);
  expect(checkParticipant("192.0.2.7")).toBe(checkParticipant("192.0.2.7"));
  expect(checkParticipant("192.0.2.8")).not.toBe(checkParticipant("192.0.2.7"));
});
