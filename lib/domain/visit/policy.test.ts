import { describe, expect, test } from "vitest";
import { type Action, doctorToScheduleFor, requireMay } from "#lib/domain/visit/policy.ts";
import type { Actor } from "#lib/foundation/actor.ts";
import { consultationStatuses, type Role, roles } from "#lib/wire/consultation.ts";

const doctorId = "10000000-0000-4000-8000-000000000001";

function actor(role: Role): Actor {
  const person = { userId: doctorId, clinicId: "c", name: "Test" };
  switch (role) {
    case "guest":
      return { ...person, role, consultationId: "v", isAdmitted: true };
    case "patient":
      return { ...person, role, joinLinkId: "l" };
    default:
      return { ...person, role };
  }
}

function codeOf(act: () => unknown): string {
  try {
    act();
    return "allowed";
  } catch (error) {
    return (error as { code: string }).code;
  }
}

describe("requireMay", () => {
  test.each([
    ["start", ["doctor"], ["scheduled"]],
    ["end", ["doctor"], ["in-progress"]],
    ["join", ["doctor", "patient", "guest"], ["in-progress"]],
    ["caption", ["doctor", "patient"], ["in-progress"]],
    ["cancel", ["doctor", "admin"], ["scheduled"]],
    ["sendMessage", ["doctor", "patient"], ["scheduled", "in-progress"]],
    ["readMessages", ["doctor", "patient", "admin"], [...consultationStatuses]],
    ["decideOnGuest", ["doctor"], ["scheduled", "in-progress"]],
  ] satisfies [Action, Role[], string[]][])("lets %s only to %j, and only while %j", (action, may, when) => {
    for (const role of roles) {
      for (const status of consultationStatuses) {
        const inState = (when as string[]).includes(status) ? "allowed" : "wrong_state";
        expect([role, status, codeOf(() => requireMay(actor(role), action, { status }))]).toEqual([
          role,
          status,
          (may as Role[]).includes(role) ? inState : "forbidden",
        ]);
      }
    }
  });

  test("says whose it is before it says in which state the visit is", () => {
    expect(codeOf(() => requireMay(actor("patient"), "start", { status: "completed" }))).toBe("forbidden");
  });
});

describe("doctorToScheduleFor", () => {
  test("is a doctor themselves, and whom an administrator names", () => {
    expect(doctorToScheduleFor(actor("doctor"), undefined)).toBe(doctorId);
    expect(doctorToScheduleFor(actor("admin"), "another")).toBe("another");
  });

  test("is nobody else for a doctor, must be named by an administrator, and is nobody for others", () => {
    expect(codeOf(() => doctorToScheduleFor(actor("doctor"), "another"))).toBe("forbidden");
    expect(codeOf(() => doctorToScheduleFor(actor("admin"), undefined))).toBe("invalid");
    for (const role of ["patient", "guest"] as const) {
      expect(codeOf(() => doctorToScheduleFor(actor(role), doctorId))).toBe("forbidden");
    }
  });
});
