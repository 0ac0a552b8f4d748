import { CallSession } from "#components/call/call-session.ts";
import { LocalMedia } from "#components/call/local-media.ts";
import { fetchRoomTicket } from "#components/visit/fetch-room-ticket.ts";
import { hasRole } from "#lib/consultations/identity.ts";
import { fetchTurnToken } from "#lib/http/api-client.ts";
import { measureServer } from "#lib/http/measure-server.ts";
import { sendTechnicalReport } from "#lib/http/visit-record-client.ts";
import { pageWakeUps } from "#lib/turn/page-wake-ups.ts";
import { TurnToken } from "#lib/turn/schemas.ts";
import { turnDebugLog } from "#lib/turn/turn-debug-log.ts";
import { createTurnService } from "#lib/turn/turn-service.ts";

export interface VisitCall {
  readonly media: LocalMedia;
  readonly session: CallSession;
  /** Leaves the call, or the way into it, and closes the devices. The call can be joined again. */
  close(): void;
}

/** The call of one visit in this browser. `onTrouble` hears why the room cannot be entered yet, and null once it can. */
export function createVisitCall(consultationId: string, onTrouble: (problem: unknown) => void): VisitCall {
  const media = new LocalMedia();
  let provider: string | null = null;
  const turn = createTurnService({
    fetchTurnToken: async () => {
      const answer = await fetchTurnToken();
      provider = TurnToken.safeParse(answer).data?.provider ?? null;
      return answer;
    },
    debugLog: turnDebugLog(),
  });
  let asking = new AbortController();
  let stopRenewing: (() => void) | undefined;
  const session = new CallSession({
    localMedia: media,
    isHost: (identity) => hasRole(identity, "doctor"),
    fetchTicket: () => {
      asking.abort();
      asking = new AbortController();
      return fetchRoomTicket(consultationId, { signal: asking.signal, onTrouble });
    },
    fetchIceServers: ({ isNew }) => {
      stopRenewing ??= turn.keepFresh(pageWakeUps);
      return turn.getIceServers({ isNew });
    },
    wakeUps: pageWakeUps,
    measureServer,
    onStayEnded: (report) => {
      // A report that does not arrive is no trouble of the person who has just hung up.
      sendTechnicalReport(consultationId, { ...report, ice_provider: provider }).catch(() => undefined);
    },
  });
  return {
    media,
    session,
    close() {
      asking.abort();
      stopRenewing?.();
      stopRenewing = undefined;
      onTrouble(null);
      session.leave();
      media.stop();
    },
  };
}
