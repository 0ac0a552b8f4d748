import { createHash, randomBytes } from "node:crypto";

/** Recognizable, so that one that was pasted where it does not belong is found by a scanner, and by eye. */
type Prefix = "panacare_join_" | "panacare_guest_";

/** Twice the 128 bits that OWASP ASVS 11.5.1 asks of what must not be guessed. */
const secretBytes = 32;

export function newSecret(prefix: Prefix): string {
  return prefix + randomBytes(secretBytes).toString("base64url");
}

/** What the database keeps. A plain hash is enough: there is no guessing one's way through 256 random bits. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
