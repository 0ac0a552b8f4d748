import { createHash, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { type Browser, chromium, type LaunchOptions } from "playwright";

/** A Chromium that takes one certificate though no authority has signed it; it asks the system about a relay's. */
export function launchTrusting(certFile: string, options: LaunchOptions = {}): Promise<Browser> {
  return chromium.launch({
    ...options,
    args: [...(options.args ?? []), `--ignore-certificate-errors-spki-list=${keyHash(certFile)}`],
  });
}

/** How Chromium is told to trust one key: base64 of the SHA-256 of its SubjectPublicKeyInfo. */
function keyHash(certFile: string): string {
  const { publicKey } = new X509Certificate(readFileSync(certFile));
  return createHash("sha256")
    .update(publicKey.export({ type: "spki", format: "der" }))
    .digest("base64");
}
