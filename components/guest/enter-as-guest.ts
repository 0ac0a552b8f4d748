import { forgetText, keepText, keptText } from "#components/ui/kept-text.ts";
import { signInWithCustomToken } from "#lib/auth/custom-token-sign-in.ts";
import type { PublicConfig } from "#lib/auth/public-config.ts";
import type { Guest } from "#lib/guests/schemas.ts";
import { ApiProblem } from "#lib/http/api-problem.ts";
import { exchangeGuestLink, waitAsGuest } from "#lib/http/guest-client.ts";

/**
 * Lets the guest in. Their link works once: who loads the page again, or opens the link again in the same browser, comes
 * in by the session that the first time has left.
 */
export async function enterAsGuest(
  config: PublicConfig,
  consultationId: string,
  secret: string | null,
): Promise<Guest> {
  const kept = keptGuestId(consultationId);
  if (secret === null) {
    if (kept === null) throw new ApiProblem(410, { type: "/problems/link-used" });
    return waitAsGuest(consultationId, kept);
  }
  try {
    const { custom_token: customToken, guest } = await exchangeGuestLink(consultationId, secret);
    await signInWithCustomToken(config, customToken);
    keepText("browser", keyOf(consultationId), guest.id);
    return guest;
  } catch (problem) {
    const isUsed = problem instanceof ApiProblem && problem.type === "/problems/link-used";
    if (isUsed && kept !== null) return waitAsGuest(consultationId, kept);
    throw problem;
  }
}

/** Nothing of the visit stays in the browser once the guest is out. */
export function forgetGuest(consultationId: string): void {
  forgetText("browser", keyOf(consultationId));
}

/** An id that says nothing without the session. Not of the tab alone: people close it and open the link again. */
const keyOf = (consultationId: string) => `panacare.guest.${consultationId}`;

function keptGuestId(consultationId: string): string | null {
  return keptText("browser", keyOf(consultationId));
}
