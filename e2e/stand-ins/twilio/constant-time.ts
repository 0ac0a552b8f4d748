import { createHash, timingSafeEqual } from "node:crypto";

/** Hashing first makes both sides equally long, as `timingSafeEqual` demands, without telling the length. */
export function equalInConstantTime(a: string, b: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
