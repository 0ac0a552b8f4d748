import type { RemoteParticipant, Room } from "twilio-video";
import { callProblem } from "#components/call/problems/call-problem.ts";
import type { CallEvent } from "#components/call/session/call-state.ts";
import { describeParticipant } from "#components/call/session/describe-participant.ts";

/** Tells what happens in the room, in the call's own words. Its end is not among it. */
export function observeRoom(room: Room, dispatch: (event: CallEvent) => void): void {
  // Asking the room who is in it, rather than trusting the event, keeps a late track event from bringing back who left.
  const refresh = (participant: RemoteParticipant) =>
    dispatch(
      room.participants.has(participant.sid)
        ? { type: "participantChanged", participant: describeParticipant(participant) }
        : { type: "participantLeft", sid: participant.sid },
    );
  const refreshPublisher = (_publication: unknown, participant: RemoteParticipant) => refresh(participant);
  const refreshSender = (_track: unknown, _publication: unknown, participant: RemoteParticipant) =>
    refresh(participant);
  room
    .on("participantConnected", refresh)
    .on("participantDisconnected", refresh)
    .on("participantReconnecting", refresh)
    .on("participantReconnected", refresh)
    .on("trackPublished", refreshPublisher)
    .on("trackUnpublished", refreshPublisher)
    .on("trackEnabled", refreshPublisher)
    .on("trackDisabled", refreshPublisher)
    .on("trackSubscribed", refreshSender)
    .on("trackUnsubscribed", refreshSender)
    .on("reconnecting", (error) =>
      dispatch({ type: "reconnecting", cause: callProblem(error), isAnotherWay: false }),
    )
    .on("reconnected", () => dispatch({ type: "reconnected" }));
}
