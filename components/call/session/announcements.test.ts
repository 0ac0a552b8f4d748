import { describe, expect, test } from "vitest";
import { callProblem } from "#components/call/problems/call-problem.ts";
import { type Announcement, announcements } from "#components/call/session/announcements.ts";
import type { CallParticipant } from "#components/call/session/call-participant.ts";
import { type CallState, initialCallState } from "#components/call/session/call-state.ts";

const { local } = initialCallState;
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
const screen = { attach: () => undefined, detach: () => undefined };

function connected(...participants: CallParticipant[]) {
  return {
    phase: "connected",
    local,
    identity: "ada",
    participants,
    isAnotherWay: false,
  } satisfies CallState;
}

describe("announcements", () => {
  test.each<[string, CallState, CallState, Announcement[]]>([
    [
      "entering",
      { phase: "connecting", local },
      connected(grace),
      [{ says: "entered" }, { says: "here", identity: "grace" }],
    ],
    ["someone joining", connected(), connected(grace), [{ says: "joined", identity: "grace" }]],
    ["someone leaving", connected(grace), connected(), [{ says: "left", identity: "grace" }]],
    [
      "a screen that is shown",
      connected(grace),
      connected({ ...grace, screen }),
      [{ says: "sharing", identity: "grace" }],
    ],
    [
      "a screen that is no longer shown",
      connected({ ...grace, screen }),
      connected(grace),
      [{ says: "sharingEnded", identity: "grace" }],
    ],
    [
      "muting",
      connected(grace),
      connected({ ...grace, isMuted: true }),
      [{ says: "muted", identity: "grace" }],
    ],
    [
      "unmuting",
      connected({ ...grace, isMuted: true }),
      connected(grace),
      [{ says: "unmuted", identity: "grace" }],
    ],
    [
      "losing the connection",
      connected(grace),
      connected({ ...grace, isReconnecting: true }),
      [{ says: "dropped", identity: "grace" }],
    ],
    [
      "finding it again",
      connected({ ...grace, isReconnecting: true }),
      connected(grace),
      [{ says: "returned", identity: "grace" }],
    ],
    [
      "a reload, which is a new stay of the same person",
      connected(grace),
      connected({ ...grace, sid: "PA2" }),
      [],
    ],
    [
      "coming back oneself",
      {
        phase: "reconnecting",
        local,
        identity: "ada",
        participants: [grace],
        cause: callProblem(null),
        isAnotherWay: false,
      },
      connected(grace),
      [{ says: "back" }],
    ],
    [
      "another way in only when something has come by it",
      { ...connected(grace), isAnotherWay: true },
      connected(grace),
      [{ says: "back" }],
    ],
    [
      "nothing while it is not known whether the other way helps",
      { ...connected(grace), phase: "reconnecting", cause: callProblem(null), isAnotherWay: true },
      { ...connected(grace), isAnotherWay: true },
      [],
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
  ])("tells of %s", (_, before, after, said) => {
    expect(announcements(before, after)).toEqual(said);
  });
});
