import fc from "fast-check";
import { expect, test } from "vitest";
import { maskCredentials } from "#lib/client/turn/mask-credentials.ts";

test("leaves of a credential its length, and of coturn's username the expiry", () => {
  expect(
    maskCredentials({
      ice_servers: [{ urls: "turn:a", username: "1795305931:doctor-1", credential: "abc=" }],
    }),
  ).toEqual({
    ice_servers: [{ urls: "turn:a", username: "1795305931:(19 characters)", credential: "(4 characters)" }],
  });
});

test("lets no secret through, however deep", () => {
  const secret = fc.string({ minLength: 16, maxLength: 64 }).map((text) => `~${text}~`);
  const nested = fc.tuple(
    secret,
    fc.constantFrom("username", "credential", "password"),
    fc.array(fc.constantFrom("list", "object"), { maxLength: 5 }),
  );
  fc.assert(
    fc.property(nested, ([text, name, path]) => {
      const inner: unknown = { urls: "turn:a", [name]: text };
      const value = path.reduce((held, kind) => (kind === "list" ? [held] : { held }), inner);
      expect(JSON.stringify(maskCredentials(value))).not.toContain(JSON.stringify(text).slice(1, -1));
    }),
  );
});
