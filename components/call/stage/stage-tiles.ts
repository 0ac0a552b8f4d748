import type { CallParticipant, PlayableTrack } from "#components/call/session/call-participant.ts";
import type { View } from "#components/call/stage/call-layout.ts";

/** One picture on the stage: someone, or the screen that someone shows. */
export type StageTile =
  | { readonly kind: "person"; readonly key: string; readonly participant: CallParticipant }
  | {
      readonly kind: "screen";
      readonly key: string;
      readonly participant: CallParticipant;
      readonly screen: PlayableTrack;
    };

export interface StageTiles {
  readonly view: View;
  /** The first is the large one in the view "main". */
  readonly tiles: readonly StageTile[];
}

/** Returns the tiles in order. A shared screen is always large, because it is there to be read. */
export function stageTiles(
  participants: readonly CallParticipant[],
  { isSameSize, speakerSid }: { isSameSize: boolean; speakerSid: string | null },
): StageTiles {
  const people = participants.map(
    (participant): StageTile => ({ kind: "person", key: participant.sid, participant }),
  );
  const screens = participants.flatMap((participant): StageTile[] => {
    const { screen, sid } = participant;
    return screen ? [{ kind: "screen", key: `${sid}-screen`, participant, screen }] : [];
  });
  if (screens.length > 0) return { view: "main", tiles: [...screens, ...people] };
  if (isSameSize) return { view: "same-size", tiles: people };
  const speaker = people.find(({ participant }) => participant.sid === speakerSid) ?? people[0];
  return {
    view: "main",
    tiles: [...(speaker ? [speaker] : []), ...people.filter((person) => person !== speaker)],
  };
}
