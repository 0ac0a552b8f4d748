import { describe, expect, test } from "vitest";
import { announcements } from "#components/call/announcements.ts";
import type { CallParticipant } from "#components/call/call-participant.ts";
import { callProblem } from "#components/call/call-problem.ts";
import { type CallState, initialCallState } from "#components/call/call-state.ts";

const { local } = initialCallState;
const grace: CallParticipant = {
  sid: "PA1",
  identity: "grace",
  isReconnecting: false,
  isMuted: false,
  audio: null,
  isCameraOn: false,
  camera: null,
};
const nameOf = (identity: string) => identity.toUpperCase();

function connected(...participants: CallParticipant[]): CallState {
  return { phase: "connected", local, identity: "ada", participants };
}

describe("announcements", () => {
  test.each<[string, CallState, CallState, string[]]>([
    [
      "entering",
      { phase: "connecting", local },
      connected(grace),
      ["You are in the visit.", "GRACE is here."],
    ],
    ["someone joining", connected(), connected(grace), ["GRACE joined."]],
    ["someone leaving", connected(grace), connected(), ["GRACE left."]],
    ["muting", connected(grace), connected({ ...grace, isMuted: true }), ["GRACE is muted."]],
    ["unmuting", connected({ ...grace, isMuted: true }), connected(grace), ["GRACE is no longer muted."]],
    [
      "losing the connection",
      connected(grace),
      connected({ ...grace, isReconnecting: true }),
      ["GRACE lost the connection."],
    ],
    ["finding it again", connected({ ...grace, isReconnecting: true }), connected(grace), ["GRACE is back."]],
    [
      "a reload, which is a new stay of the same person",
      connected(grace),
      connected({ ...grace, sid: "PA2" }),
      [],
    ],
    [
      "coming back oneself",
      { phase: "reconnecting", local, identity: "ada", participants: [grace], cause: callProblem(null) },
      connected(grace),
      ["You are back in the visit."],
    ],
    [
      "one's own buttons",
      connected(grace),
      { ...connected(grace), local: { ...local, isStarted: true } },
      [],
    ],
    [
      "the end, which has a screen of its own",
      connected(grace),
      { phase: "ended", local, reason: "completed" },
      [],
    ],
  ])("tells of %s", (_, before, after, sentences) => {
    expect(announcements(before, after, nameOf)).toEqual(sentences);
  });
});
