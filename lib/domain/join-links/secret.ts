import { createHash, randomBytes } from "node:crypto";

/** Recognizable prefixes, so that scanners and people spot a secret in the wrong place. */
type Prefix = "panacare_join_" | "panacare_guest_";

/** Twice the 128 bits that OWASP ASVS 11.5.1 asks for. */
const secretBytes = 32;

export function newSecret(prefix: Prefix): string {
  return prefix + randomBytes(secretBytes).toString("base64url");
}

/** The stored hash. A plain hash is enough, because nobody can guess 256 random bits. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
