import { serverEnvironment } from "#lib/foundation/env.ts";

/**
 * The session of the pages: Firebase's session cookie in an HttpOnly cookie. Lax, so that a link to the dashboard in a
 * mail finds the doctor signed in; what changes anything asks for the same origin besides (requireSameOrigin).
 */

/** `__Host-` binds the cookie to this very host over https. Browsers refuse it on http, which only a local server has. */
function isSecure(): boolean {
  return serverEnvironment().APP_ORIGIN.startsWith("https://");
}

export function sessionCookieName(): string {
  return isSecure() ? "__Host-panacare_session" : "panacare_session";
}

/** The `Set-Cookie` value; a `maxAgeSeconds` of 0 removes it. */
export function sessionCookie(value: string, maxAgeSeconds: number): string {
  return [
    `${sessionCookieName()}=${value}`,
    "Path=/",
    `Max-Age=${maxAgeSeconds}`,
    "HttpOnly",
    "SameSite=Lax",
    ...(isSecure() ? ["Secure"] : []),
  ].join("; ");
}

/** The value in a `Cookie` header. Given twice, neither counts: somebody else may have set one of them. */
export function readSessionCookie(header: string | null): string | undefined {
  const prefix = `${sessionCookieName()}=`;
  const values = (header ?? "")
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(prefix));
  const [pair] = values;
  return (values.length === 1 && pair?.slice(prefix.length)) || undefined;
}
