import { randomBytes } from "node:crypto";

/** RM room, PA participant, MT media track: two letters and 32 hexadecimal digits. */
export function newSid(prefix: "RM" | "PA" | "MT"): string {
  return prefix + randomBytes(16).toString("hex");
}
