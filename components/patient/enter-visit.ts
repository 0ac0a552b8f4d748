import { callApi } from "#lib/client/api.ts";
import { signInWithCustomToken } from "#lib/client/custom-token-sign-in.ts";
import type { Consultation } from "#lib/wire/consultation.ts";
import type { PublicConfig } from "#lib/wire/firebase-config.ts";

/** Lets the patient in: by the link's secret, or by the session that an earlier opening of it has left. */
export async function enterVisit(
  config: PublicConfig,
  consultationId: string,
  secret: string | null,
): Promise<Consultation> {
  if (secret === null) return callApi("GET /api/consultations/{id}/", { params: { id: consultationId } });
  const { custom_token: customToken, consultation } = await callApi("POST /api/join_links/exchange/", {
    body: { consultation_id: consultationId, secret },
  });
  await signInWithCustomToken(config, customToken);
  return consultation;
}
