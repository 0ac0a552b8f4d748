import { expect, test } from "vitest";
import { hashSecret, newSecret } from "#lib/domain/join-links/secret.ts";

test("a secret is recognizable and holds at least 128 random bits", () => {
  const random = newSecret("panacare_join_").replace(/^panacare_join_/, "");
  expect(random).toMatch(/^[\w-]+$/);
  expect(Buffer.from(random, "base64url").length * 8).toBeGreaterThanOrEqual(128);
});

test("no two secrets are the same", () => {
  const count = 20_000;
  expect(new Set(Array.from({ length: count }, () => newSecret("panacare_guest_"))).size).toBe(count);
});

test("the hash is SHA-256 in hex and does not hold the secret", () => {
  expect(hashSecret("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});
