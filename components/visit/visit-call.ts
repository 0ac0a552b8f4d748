import { LocalMedia } from "#components/call/devices/local-media.ts";
import { CallSession } from "#components/call/session/call-session.ts";
import { fetchRoomTicket } from "#components/visit/fetch-room-ticket.ts";
import { callApi } from "#lib/client/api.ts";
import { measureServer } from "#lib/client/measure-server.ts";
import { pageWakeUps } from "#lib/client/turn/page-wake-ups.ts";
import { turnDebugLog } from "#lib/client/turn/turn-debug-log.ts";
import { createTurnService } from "#lib/client/turn/turn-service.ts";
import { hasRole } from "#lib/wire/participant-identity.ts";

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
      const answer = await callApi("POST /turn-token");
      provider = answer.provider;
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
      callApi("POST /api/consultations/{id}/technical_reports/", {
        params: { id: consultationId },
        body: { ...report, ice_provider: provider },
        keepalive: true,
      }).catch(() => undefined);
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
