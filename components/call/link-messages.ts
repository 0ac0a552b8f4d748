import type { LocalDataTrack, RemoteParticipant, RemoteTrack, Room } from "twilio-video";
import type { Grade } from "#components/call/network-judge.ts";
import { sendProfiles } from "#components/call/send-profile.ts";
import * as z from "#lib/zod.ts";

/** What the browsers in a call tell each other about their connections, every few seconds, over a data track. */
const LinkMessage = z.object({
  /** How much of the others' cameras this one wants to receive. */
  wish: z.enum(sendProfiles),
  /** What it thinks of its own connection, when it is sure that it is its own. */
  own: z.enum(["good", "weak", "bad"]),
});
export type LinkMessage = z.infer<typeof LinkMessage>;

const trackName = "link";

/** One room's worth of these messages: what the others said last, and a way to say something. */
export class LinkMessages {
  readonly track: LocalDataTrack;
  readonly #heard = new Map<string, { identity: string; message: LinkMessage }>();
  #onChange: () => void = () => undefined;

  constructor(sdk: typeof import("twilio-video")) {
    this.track = new sdk.LocalDataTrack({ name: trackName });
  }

  listen(room: Room, onChange: () => void): void {
    this.#onChange = onChange;
    room
      .on("trackSubscribed", (track: RemoteTrack, _publication: unknown, participant: RemoteParticipant) =>
        this.#hear(track, participant),
      )
      .on("participantDisconnected", (participant) => {
        if (this.#heard.delete(participant.sid)) onChange();
      });
  }

  send(message: LinkMessage): void {
    this.track.send(JSON.stringify(message));
  }

  get heard(): LinkMessage[] {
    return [...this.#heard.values()].map(({ message }) => message);
  }

  /** Someone who says that their own connection is not good. */
  get whoseIsWeak(): string | null {
    return [...this.#heard.values()].find(({ message }) => message.own !== "good")?.identity ?? null;
  }

  #hear(track: RemoteTrack, participant: RemoteParticipant): void {
    if (track.kind !== "data" || track.name !== trackName) return;
    track.on("message", (data) => {
      const message = LinkMessage.safeParse(parsed(data)).data;
      if (!message) return;
      this.#heard.set(participant.sid, { identity: participant.identity, message });
      this.#onChange();
    });
  }
}

/** The worst that the others say of themselves; null while nobody has said anything. */
export function worstOfOthers(messages: readonly LinkMessage[]): Grade | null {
  const grades = messages.map(({ own }) => own);
  return (["bad", "weak", "good"] as const).find((grade) => grades.includes(grade)) ?? null;
}

function parsed(data: string | ArrayBuffer): unknown {
  if (typeof data !== "string") return undefined;
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
