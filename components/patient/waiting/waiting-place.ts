import { callApi } from "#lib/client/api.ts";
import type { Consultation } from "#lib/wire/consultation.ts";

/** This tab's place in the waiting room. */
export interface WaitingPlace {
  /** The next sign of life takes the place to this tab, or asks again after having been turned away. */
  claim(): void;
  sayHere(visitId: string): Promise<Consultation>;
  leave(visitId: string): void;
}

/** @returns a place that its first sign of life takes: the person has just come to this tab. */
export function createWaitingPlace(): WaitingPlace {
  const placeId = crypto.randomUUID();
  let takes = true;
  return {
    claim() {
      takes = true;
    },
    async sayHere(visitId) {
      const take = takes;
      // Now, not after the answer: what is claimed meanwhile is for the next sign of life.
      takes = false;
      try {
        return await callApi("POST /api/consultations/{id}/waiting/", {
          params: { id: visitId },
          body: { place_id: placeId, take },
        });
      } catch (error) {
        takes ||= take;
        throw error;
      }
    },
    leave(visitId) {
      // Unheard, it is made good for by the end of the lease.
      callApi("DELETE /api/consultations/{id}/waiting/", {
        params: { id: visitId },
        query: { place_id: placeId },
        keepalive: true,
      }).catch(() => {});
    },
  };
}
