import { beforeAll, expect, test } from "vitest";
import { readSessionCookie, sessionCookie } from "#lib/api/session-cookie.ts";
import { usePublicEnvironment } from "#lib/testing/unit-environment.ts";

beforeAll(usePublicEnvironment);

test("the cookie of a public server is bound to its host, secure, and out of reach of scripts", () => {
  expect(sessionCookie("value", 60)).toBe(
    "__Host-panacare_session=value; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure",
  );
});

test.each([
  ["its value among others", "a=1; __Host-panacare_session=x.y.z; b=2", "x.y.z"],
  ["nothing where there is none", "a=1", undefined],
  ["nothing from an empty one", "__Host-panacare_session=", undefined],
  ["nothing from one under the name of a local server", "panacare_session=x", undefined],
  ["nothing where it is given twice", "__Host-panacare_session=x; __Host-panacare_session=y", undefined],
  ["nothing from no header", null, undefined],
])("readSessionCookie reads %s", (_, header, value) => {
  expect(readSessionCookie(header)).toBe(value);
});
