import type { CallParticipant } from "#components/call/session/call-participant.ts";
import { type CallState, isInRoom } from "#components/call/session/call-state.ts";

/** An announcement, by its key in the catalogue. */
export type Announcement =
  | { readonly says: "entered" | "back" }
  | { readonly says: ChangeOfOther; readonly identity: string };

type ChangeOfOther =
  | "here"
  | "joined"
  | "left"
  | "dropped"
  | "returned"
  | "muted"
  | "unmuted"
  | "sharing"
  | "sharingEnded";

/** Returns what changed between two states, for people who cannot see it. Effects of one's own buttons need no words. */
export function announcements(before: CallState, after: CallState): Announcement[] {
  if (!isInRoom(after)) return [];
  if (!isInRoom(before)) {
    return [
      { says: "entered" },
      ...after.participants.map(({ identity }) => ({ says: "here" as const, identity })),
    ];
  }
  const said: Announcement[] = [];
  if (isOnTheWay(before) && !isOnTheWay(after)) said.push({ says: "back" });
  for (const participant of after.participants) {
    const earlier = find(before.participants, participant);
    const changed = earlier ? changes(earlier, participant) : (["joined"] as const);
    said.push(...changed.map((says) => ({ says, identity: participant.identity })));
  }
  for (const participant of before.participants) {
    if (!find(after.participants, participant)) said.push({ says: "left", identity: participant.identity });
  }
  return said;
}

/** Entered by another way is not back: that counts when something arrives by it. */
function isOnTheWay(state: Extract<CallState, { participants: unknown }>): boolean {
  return state.phase === "reconnecting" || state.isAnotherWay;
}

function changes(from: CallParticipant, to: CallParticipant): readonly ChangeOfOther[] {
  if (from.isReconnecting !== to.isReconnecting) return [to.isReconnecting ? "dropped" : "returned"];
  const said: ChangeOfOther[] = [];
  if (from.isMuted !== to.isMuted) said.push(to.isMuted ? "muted" : "unmuted");
  if (!from.screen !== !to.screen) said.push(to.screen ? "sharing" : "sharingEnded");
  return said;
}

/** By identity: coming back from a reload is a new stay of the same person. */
function find(
  participants: readonly CallParticipant[],
  { identity }: CallParticipant,
): CallParticipant | undefined {
  return participants.find((participant) => participant.identity === identity);
}
