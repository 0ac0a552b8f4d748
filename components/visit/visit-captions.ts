import type { CallCaptions } from "#components/call/captions/call-captions.ts";
import { keepCaptionsHidden, wereCaptionsHidden } from "#components/visit/tab-choices.ts";
import { callApi } from "#lib/client/api.ts";
import type { Consultation } from "#lib/wire/consultation.ts";

/** The captions of a visit for its call; undefined where there are none to be had. */
export function visitCaptions(
  { id, captions }: Consultation,
  { canSet }: { canSet: boolean },
): CallCaptions | undefined {
  if (captions === null) return undefined;
  const shown = {
    language: captions.language_code,
    wereHidden: wereCaptionsHidden(id),
    keepHidden: (isHidden: boolean) => keepCaptionsHidden(id, isHidden),
  };
  if (!canSet) return shown;
  return {
    ...shown,
    // Every page of the visit, this one included, reads the visit again when it hears of the change.
    async set(wanted) {
      if (wanted === null) await callApi("POST /api/consultations/{id}/stop_captions/", { params: { id } });
      else
        await callApi("POST /api/consultations/{id}/start_captions/", {
          params: { id },
          body: { language_code: wanted },
        });
    },
  };
}
