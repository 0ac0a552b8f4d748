import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { serverEnvironment } from "#lib/foundation/env.ts";

/**
 * Access tokens at rest: AES-256-GCM with a key from the environment, so that a copy of the database opens no room.
 * Text form: `v1.` + base64url of 12 bytes of IV, the ciphertext, and 16 bytes of tag (NIST SP 800-38D).
 */

const version = "v1.";
const ivBytes = 12;
const tagBytes = 16;

/** @param place where it is stored, bound into the seal: a sealed token moved to another row or column does not open */
export function seal(token: string, place: string): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv("aes-256-gcm", key(), iv).setAAD(Buffer.from(place));
  const sealed = Buffer.concat([iv, cipher.update(token, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return version + sealed.toString("base64url");
}

/** Returns the token, or undefined when it was sealed with another key, for another place, or was altered. */
export function unseal(sealed: string, place: string): string | undefined {
  if (!sealed.startsWith(version)) return undefined;
  const bytes = Buffer.from(sealed.slice(version.length), "base64url");
  if (bytes.length <= ivBytes + tagBytes) return undefined;
  const decipher = createDecipheriv("aes-256-gcm", key(), bytes.subarray(0, ivBytes), {
    authTagLength: tagBytes,
  })
    .setAAD(Buffer.from(place))
    .setAuthTag(bytes.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(ivBytes, -tagBytes)), decipher.final()]).toString(
      "utf8",
    );
  } catch {
    // GCM tells only that it does not match, not why; a new token is the answer to every cause.
    return undefined;
  }
}

function key(): Buffer {
  return Buffer.from(serverEnvironment().TOKEN_SEALING_KEY, "base64");
}
