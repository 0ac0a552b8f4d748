import type { CallParticipant } from "#components/call/call-participant.ts";
import { type CallState, isInRoom } from "#components/call/call-state.ts";

/** What happened between two states, in sentences for who cannot see it. What the own buttons do needs no words. */
export function announcements(
  before: CallState,
  after: CallState,
  nameOf: (identity: string) => string,
): string[] {
  if (!isInRoom(after)) return [];
  if (!isInRoom(before)) {
    return [
      "You are in the visit.",
      ...after.participants.map(({ identity }) => `${nameOf(identity)} is here.`),
    ];
  }
  const sentences: string[] = [];
  if (before.phase === "reconnecting" && after.phase === "connected")
    sentences.push("You are back in the visit.");
  for (const participant of after.participants) {
    const earlier = find(before.participants, participant);
    const name = nameOf(participant.identity);
    sentences.push(...(earlier ? changes(earlier, participant, name) : [`${name} joined.`]));
  }
  for (const participant of before.participants) {
    if (!find(after.participants, participant)) sentences.push(`${nameOf(participant.identity)} left.`);
  }
  return sentences;
}

function changes(from: CallParticipant, to: CallParticipant, name: string): string[] {
  if (from.isReconnecting !== to.isReconnecting) {
    return [to.isReconnecting ? `${name} lost the connection.` : `${name} is back.`];
  }
  if (from.isMuted !== to.isMuted) return [to.isMuted ? `${name} is muted.` : `${name} is no longer muted.`];
  return [];
}

/** By identity: coming back from a reload is a new stay of the same person. */
function find(
  participants: readonly CallParticipant[],
  { identity }: CallParticipant,
): CallParticipant | undefined {
  return participants.find((participant) => participant.identity === identity);
}
