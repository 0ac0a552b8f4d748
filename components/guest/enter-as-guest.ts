import { forgetGuestLinkKey, guestLinkKey, keyAgeMs } from "#components/guest/guest-link-key.ts";
import { isOut } from "#components/guest/guest-out.tsx";
import { forgetText, keepText, keptText } from "#components/ui/kept-text.ts";
import { callApi } from "#lib/client/api.ts";
import { ApiProblem, isProblem } from "#lib/client/api-problem.ts";
import { CustomTokenRefused, signInWithCustomToken } from "#lib/client/custom-token-sign-in.ts";
import type { PublicConfig } from "#lib/wire/firebase-config.ts";
import type { Guest } from "#lib/wire/guest.ts";

/**
 * Lets the guest in. Their link works once: who loads the page again, or opens the link again in the same browser, comes
 * in by the session that the first time has left; and who did not get in, because the network failed on the way, gets the
 * link's first answer again.
 */
export async function enterAsGuest(
  config: PublicConfig,
  consultationId: string,
  secret: string | null,
): Promise<Guest> {
  if (secret === null) {
    const kept = keptGuestId(consultationId);
    // They may not have come in yet: the link in their message, opened again, knows.
    if (kept === null) throw new ApiProblem(404, { type: "/problems/link-unknown" });
    return waitAsGuest(consultationId, kept);
  }
  try {
    const guest = await enterByLink(config, consultationId, secret);
    await forgetGuestLinkKey(secret);
    return guest;
  } catch (problem) {
    if (isOut(problem)) await forgetGuestLinkKey(secret);
    const kept = keptGuestId(consultationId);
    if (isProblem(problem, "link-used") && kept !== null) return waitAsGuest(consultationId, kept);
    throw problem;
  }
}

async function enterByLink(config: PublicConfig, consultationId: string, secret: string): Promise<Guest> {
  const key = await guestLinkKey(secret);
  try {
    return await enterUnder(key, config, consultationId, secret);
  } catch (problem) {
    if (!isSpent(key, problem)) throw problem;
    await forgetGuestLinkKey(secret);
    return enterUnder(await guestLinkKey(secret), config, consultationId, secret);
  }
}

async function enterUnder(
  key: string,
  config: PublicConfig,
  consultationId: string,
  secret: string,
): Promise<Guest> {
  const { custom_token: customToken, guest } = await callApi("POST /api/guest_links/exchange/", {
    body: { consultation_id: consultationId, secret },
    idempotencyKey: key,
  });
  await signInWithCustomToken(config, customToken);
  keepText("browser", keyOf(consultationId), guest.id);
  return guest;
}

/** Twice as long as the server takes a request to be under way (lib/api/idempotency.ts). */
const answerLostAfterMs = 2 * 60_000;

/**
 * What is kept under the key lets nobody in any more: the token is too old, the guest is out meanwhile, or the server lost
 * its own answer. Then the link itself, asked anew, says how it stands.
 */
function isSpent(key: string, problem: unknown): boolean {
  return (
    problem instanceof CustomTokenRefused ||
    (isProblem(problem, "conflict") && keyAgeMs(key) > answerLostAfterMs)
  );
}

function waitAsGuest(id: string, guestId: string): Promise<Guest> {
  return callApi("POST /api/consultations/{id}/guests/{guest_id}/waiting/", {
    params: { id, guest_id: guestId },
  });
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
