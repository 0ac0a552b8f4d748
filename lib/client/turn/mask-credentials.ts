const secretNames = new Set(["username", "credential", "password"]);

/**
 * A copy for a log: of every username, credential and password only the length is left, wherever in the value it stands.
 * The expiry that coturn's usernames begin with is no secret, and is what one looks for.
 */
export function maskCredentials(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskCredentials);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      secretNames.has(name) && inner !== null && inner !== undefined ? mask(inner) : maskCredentials(inner),
    ]),
  );
}

function mask(secret: unknown): string {
  if (typeof secret !== "string") return `(${typeof secret})`;
  const expiry = /^\d{10}:/.exec(secret)?.[0] ?? "";
  return `${expiry}(${secret.length} characters)`;
}
