import { initialLocalMedia, type LocalMediaState } from "#components/call/devices/local-media.ts";
import type { CallProblem } from "#components/call/problems/call-problem.ts";
import type { EndReason } from "#components/call/problems/end-reason.ts";
import { type CallParticipant, isSameParticipant } from "#components/call/session/call-participant.ts";

/*
 *            joinRequested            joined                reconnecting
 *   idle ───────────────► connecting ────────► connected ◄──────────────► reconnecting
 *                          ▲      │                │      reconnected,         │
 *            joinRequested │      │ ended, failed  │ ended, failed  joined     │ ended, failed
 *                          │      ▼                ▼                           ▼
 *                        ended, failed ◄───────────────────────────────────────┘
 *
 * `joined` ends `reconnecting` when the room was entered anew: the old connection could not be saved. While `connected` it
 * is the next room of the visit, entered without a word: who was in the one before is not in it.
 */
export type CallState = { readonly local: LocalMediaState } & (
  | { readonly phase: "idle" }
  | { readonly phase: "connecting" }
  | ({ readonly phase: "connected" } & InRoom)
  | ({ readonly phase: "reconnecting" } & Reconnecting & InRoom)
  | { readonly phase: "ended"; readonly reason: EndReason }
  | { readonly phase: "failed"; readonly problem: CallProblem }
);

export type CallPhase = CallState["phase"];

interface Reconnecting {
  readonly cause: CallProblem;
}

interface InRoom {
  readonly identity: string;
  /** By a relay alone, after the usual way let nothing through; until something arrives by it. */
  readonly isAnotherWay: boolean;
  /** In the order in which they came. */
  readonly participants: readonly CallParticipant[];
}

export type CallEvent =
  | { readonly type: "localMediaChanged"; readonly local: LocalMediaState }
  | { readonly type: "joinRequested" }
  | ({ readonly type: "joined" } & InRoom)
  | { readonly type: "participantChanged"; readonly participant: CallParticipant }
  | { readonly type: "participantLeft"; readonly sid: string }
  | ({ readonly type: "reconnecting"; readonly isAnotherWay: boolean } & Reconnecting)
  | { readonly type: "reconnected" }
  | { readonly type: "mediaArrived" }
  | { readonly type: "ended"; readonly reason: EndReason }
  | { readonly type: "failed"; readonly problem: CallProblem };

export const initialCallState: CallState = { phase: "idle", local: initialLocalMedia };

/** An event that has no place in a phase is the late echo of a room that was left: it changes nothing. */
const acceptedEvents: Record<CallPhase, readonly CallEvent["type"][]> = {
  idle: ["localMediaChanged", "joinRequested"],
  connecting: ["localMediaChanged", "joined", "ended", "failed"],
  connected: [
    "localMediaChanged",
    "joined",
    "participantChanged",
    "participantLeft",
    "reconnecting",
    "mediaArrived",
    "ended",
    "failed",
  ],
  reconnecting: [
    "localMediaChanged",
    "participantChanged",
    "participantLeft",
    "reconnecting",
    "reconnected",
    "mediaArrived",
    "joined",
    "ended",
    "failed",
  ],
  ended: ["localMediaChanged", "joinRequested"],
  failed: ["localMediaChanged", "joinRequested"],
};

/** The next state; the very same object when nothing changes. */
export function reduce(state: CallState, event: CallEvent): CallState {
  if (!acceptedEvents[state.phase].includes(event.type)) return state;
  const { local } = state;
  switch (event.type) {
    case "localMediaChanged":
      return event.local === local ? state : { ...state, local: event.local };
    case "joinRequested":
      return { phase: "connecting", local };
    case "joined":
      return { ...inRoomOf(event), phase: "connected", local };
    case "ended":
      return { phase: "ended", local, reason: event.reason };
    case "failed":
      return { phase: "failed", local, problem: event.problem };
    default:
      return isInRoom(state) ? reduceInRoom(state, event) : state;
  }
}

export function isInRoom(state: CallState): state is Extract<CallState, InRoom> {
  return state.phase === "connected" || state.phase === "reconnecting";
}

type InRoomEvent = Extract<
  CallEvent,
  { type: "participantChanged" | "participantLeft" | "reconnecting" | "reconnected" | "mediaArrived" }
>;

function reduceInRoom(state: Extract<CallState, InRoom>, event: InRoomEvent): CallState {
  const { local, participants } = state;
  switch (event.type) {
    case "participantChanged":
      return withParticipants(state, upsert(participants, event.participant));
    case "participantLeft":
      return withParticipants(
        state,
        participants.some(({ sid }) => sid === event.sid)
          ? participants.filter(({ sid }) => sid !== event.sid)
          : participants,
      );
    case "reconnecting":
      return {
        ...inRoomOf(state),
        phase: "reconnecting",
        local,
        cause: event.cause,
        isAnotherWay: event.isAnotherWay,
      };
    case "reconnected":
      return { ...inRoomOf(state), phase: "connected", local };
    case "mediaArrived":
      return state.isAnotherWay ? { ...state, isAnotherWay: false } : state;
    default:
      return event satisfies never;
  }
}

function inRoomOf({ identity, participants, isAnotherWay }: InRoom): InRoom {
  return { identity, participants, isAnotherWay };
}

function withParticipants(
  state: Extract<CallState, InRoom>,
  participants: readonly CallParticipant[],
): CallState {
  return participants === state.participants ? state : { ...state, participants };
}

function upsert(
  participants: readonly CallParticipant[],
  changed: CallParticipant,
): readonly CallParticipant[] {
  const known = participants.find(({ sid }) => sid === changed.sid);
  if (!known) return [...participants, changed];
  if (isSameParticipant(known, changed)) return participants;
  return participants.map((participant) => (participant === known ? changed : participant));
}
