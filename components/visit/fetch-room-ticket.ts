import { callApi } from "#lib/client/api.ts";
import { isServerTrouble } from "#lib/client/api-problem.ts";
import type { RoomTicket } from "#lib/wire/consultation.ts";

export interface FetchRoomTicketOptions {
  signal: AbortSignal;
  /** Told before each further attempt why the one before failed, and null once it worked. */
  onTrouble: (problem: unknown) => void;
}

const retryAfterMs = 3_000;

/**
 * The ticket to the visit's room. The visit may have started before its room could be opened, or the connection may be
 * away: this goes on asking until the answer is a ticket or a refusal.
 */
export async function fetchRoomTicket(
  consultationId: string,
  { signal, onTrouble }: FetchRoomTicketOptions,
): Promise<RoomTicket> {
  for (;;) {
    signal.throwIfAborted();
    try {
      const ticket = await callApi("POST /api/consultations/{id}/join_consultation/", {
        params: { id: consultationId },
      });
      onTrouble(null);
      return ticket;
    } catch (error) {
      if (!isServerTrouble(error)) throw error;
      onTrouble(error);
    }
    await delay(retryAfterMs, signal);
  }
}

function delay(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", onAbort);
      resolve();
    }, ms);
    signal.addEventListener("abort", onAbort, { once: true });
  });
}
