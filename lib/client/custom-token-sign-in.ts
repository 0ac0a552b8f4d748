import { callApi } from "#lib/client/api.ts";
import { ServerUnreachable } from "#lib/client/api-problem.ts";
import type { PublicConfig } from "#lib/wire/firebase-config.ts";
import { hasShape, isRecord } from "#lib/wire/shape.ts";

/** The same as for our own server (lib/client/api.ts). */
const timeoutMs = 20_000;

/**
 * Signs in who came by a link. One request of Firebase's REST API ("Exchange custom token for an ID and refresh token",
 * firebase.google.com/docs/reference/rest/auth) instead of its library, of which nothing else would be used: the library
 * is 48 kB of gzip, as much as all of ours before the first screen (measured 2026-11). Firebase only proves
 * who signs in; the session is our own cookie, and the refresh token is not kept.
 * @throws CustomTokenRefused  the token is no longer good
 * @throws ServerUnreachable  Firebase cannot be reached, or does not answer as it should
 */
export async function signInWithCustomToken(config: PublicConfig, customToken: string): Promise<void> {
  const { apiKey, authEmulatorHost } = config;
  const base =
    authEmulatorHost === null
      ? "https://identitytoolkit.googleapis.com"
      : `http://${authEmulatorHost}/identitytoolkit.googleapis.com`;
  const response = await fetch(
    `${base}/v1/accounts:signInWithCustomToken?key=${encodeURIComponent(apiKey)}`,
    {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ token: customToken, returnSecureToken: true }),
      signal: AbortSignal.timeout(timeoutMs),
    },
  ).catch((cause: unknown) => {
    throw new ServerUnreachable("Firebase cannot be reached", { cause });
  });
  const answer: unknown = await response.json().catch(() => null);
  if (response.status === 400 && isRefusal(answer)) {
    throw new CustomTokenRefused("Firebase no longer takes the custom token");
  }
  if (!response.ok || !hasShape(answer, { idToken: "string" })) {
    throw new ServerUnreachable(`Firebase answered ${response.status} to a custom token`);
  }
  await callApi("POST /api/session/", { body: { id_token: answer.idToken } });
}

/** Firebase takes this token no more, now or later: its hour is over, or its user was switched off. */
export class CustomTokenRefused extends Error {
  override readonly name = "CustomTokenRefused";
}

/** Other answers with 400 are temporary, such as TOO_MANY_ATTEMPTS_TRY_LATER. */
function isRefusal(answer: unknown): boolean {
  const error = isRecord(answer) ? answer["error"] : undefined;
  return (
    hasShape(error, { message: "string" }) && /^(INVALID_CUSTOM_TOKEN|USER_DISABLED)\b/.test(error.message)
  );
}
