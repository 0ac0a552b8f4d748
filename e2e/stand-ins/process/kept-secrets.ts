import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Reads the secrets kept in the file, or makes them: random for each state folder, readable by their user alone. */
export function keptSecrets<Secrets extends Record<string, string>>(
  file: string,
  make: () => Secrets,
): Secrets {
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8"));
  mkdirSync(path.dirname(file), { recursive: true });
  const secrets = make();
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  chmodSync(file, 0o600);
  return secrets;
}
