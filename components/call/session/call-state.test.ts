import { describe, expect, test } from "vitest";
import { callProblem } from "#components/call/problems/call-problem.ts";
import type { CallParticipant } from "#components/call/session/call-participant.ts";
import {
  type CallEvent,
  type CallPhase,
  type CallState,
  initialCallState,
  reduce,
} from "#components/call/session/call-state.ts";

const cause = callProblem(Object.assign(new Error(), { code: 53001 }));
const grace: CallParticipant = {
  sid: "PA1",
  identity: "grace",
  isReconnecting: false,
  isMuted: false,
  audio: null,
  isCameraOn: false,
  camera: null,
  screen: null,
};

const joined: Extract<CallEvent, { type: "joined" }> = {
  type: "joined",
  identity: "ada",
  participants: [grace],
  isAnotherWay: false,
};
const ended: CallEvent = { type: "ended", reason: "left" };
const failed: CallEvent = { type: "failed", problem: cause };
const toPhase: Record<CallPhase, CallEvent[]> = {
  idle: [],
  connecting: [{ type: "joinRequested" }],
  connected: [{ type: "joinRequested" }, joined],
  reconnecting: [{ type: "joinRequested" }, joined, { type: "reconnecting", cause, isAnotherWay: false }],
  ended: [{ type: "joinRequested" }, ended],
  failed: [{ type: "joinRequested" }, failed],
};

function after(...events: CallEvent[]): CallState {
  return events.reduce(reduce, initialCallState);
}

function inPhase(phase: CallPhase): CallState {
  return after(...toPhase[phase]);
}

describe("reduce", () => {
  test.each<[CallPhase, CallEvent, CallPhase]>([
    ["idle", { type: "joinRequested" }, "connecting"],
    ["connecting", joined, "connected"],
    ["connecting", ended, "ended"],
    ["connecting", failed, "failed"],
    ["connected", { type: "reconnecting", cause, isAnotherWay: false }, "reconnecting"],
    ["connected", ended, "ended"],
    ["connected", failed, "failed"],
    ["reconnecting", { type: "reconnected" }, "connected"],
    ["reconnecting", joined, "connected"],
    ["reconnecting", ended, "ended"],
    ["reconnecting", failed, "failed"],
    ["ended", { type: "joinRequested" }, "connecting"],
    ["failed", { type: "joinRequested" }, "connecting"],
  ])("goes from %s by $type to %s", (from, event, to) => {
    expect(inPhase(from).phase).toBe(from);
    expect(reduce(inPhase(from), event).phase).toBe(to);
  });

  test.each<[CallPhase, CallEvent[]]>([
    [
      "idle",
      [joined, ended, failed, { type: "reconnected" }, { type: "participantChanged", participant: grace }],
    ],
    [
      "connecting",
      [
        { type: "joinRequested" },
        { type: "reconnecting", cause, isAnotherWay: false },
        { type: "reconnected" },
      ],
    ],
    ["connected", [{ type: "joinRequested" }, { type: "reconnected" }]],
    [
      "ended",
      [
        joined,
        ended,
        failed,
        { type: "reconnecting", cause, isAnotherWay: false },
        { type: "participantLeft", sid: "PA1" },
      ],
    ],
    ["failed", [joined, ended, failed, { type: "reconnecting", cause, isAnotherWay: false }]],
  ])("%s takes no notice of late events", (phase, events) => {
    const state = inPhase(phase);
    for (const event of events) expect(reduce(state, event)).toBe(state);
  });

  test("has only those of the next room when that is entered without a word", () => {
    const again = { ...grace, sid: "PA2" };
    const next = reduce(inPhase("connected"), { ...joined, participants: [again] });
    expect(next).toMatchObject({ phase: "connected", participants: [{ sid: "PA2" }] });
    expect(next).toHaveProperty("participants.length", 1);
  });

  test("keeps everyone while reconnecting", () => {
    expect(inPhase("reconnecting")).toMatchObject({
      participants: [grace],
      identity: "ada",
      cause: { code: 53001 },
    });
  });

  test("adds, changes and removes participants, in the order in which they came", () => {
    const alan = { ...grace, sid: "PA2", identity: "alan" };
    const state = reduce(inPhase("connected"), { type: "participantChanged", participant: alan });
    expect(state).toMatchObject({ participants: [grace, alan] });

    const muted = { ...grace, isMuted: true };
    expect(reduce(state, { type: "participantChanged", participant: muted })).toMatchObject({
      participants: [muted, alan],
    });
    expect(reduce(state, { type: "participantLeft", sid: "PA1" })).toMatchObject({ participants: [alan] });
  });

  test("keeps who came back with the same identity when the earlier stay ends afterwards", () => {
    const back = { ...grace, sid: "PA9" };
    const state = [
      { type: "participantChanged", participant: back } as const,
      { type: "participantLeft", sid: "PA1" } as const,
    ].reduce(reduce, inPhase("connected"));
    expect(state).toMatchObject({ participants: [back] });
  });

  test("is there by another way only when something arrives by it", () => {
    const state = reduce(inPhase("reconnecting"), { ...joined, isAnotherWay: true });
    expect(state).toMatchObject({ phase: "connected", isAnotherWay: true });
    expect(reduce(state, { type: "mediaArrived" })).toEqual(inPhase("connected"));
  });

  test("gives the same object when nothing changes", () => {
    const state = inPhase("connected");
    expect(reduce(state, { type: "participantChanged", participant: { ...grace } })).toBe(state);
    expect(reduce(state, { type: "participantLeft", sid: "PA7" })).toBe(state);
    expect(reduce(state, { type: "localMediaChanged", local: state.local })).toBe(state);
  });

  test.each<CallPhase>(["idle", "connecting", "connected", "reconnecting", "ended", "failed"])(
    "takes in what the own devices do while %s",
    (phase) => {
      const state = inPhase(phase);
      const local = { ...state.local, microphone: { ...state.local.microphone, isOn: false } };
      expect(reduce(state, { type: "localMediaChanged", local })).toEqual({ ...state, local });
    },
  );
});
