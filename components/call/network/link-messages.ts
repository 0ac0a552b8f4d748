import type { Room } from "twilio-video";
import type { DataTrack } from "#components/call/data-track/data-track.ts";
import type { Grade } from "#components/call/network/network-judge.ts";
import { type SendProfile, sendProfiles } from "#components/call/network/send-profile.ts";
import { isRecord, oneOf } from "#lib/wire/shape.ts";

/** The message about its connection that each browser sends every few seconds. */
export interface LinkMessage {
  /** How much of the others' cameras this one wants to receive. */
  wish: SendProfile;
  /** The browser's judgment of its own connection, when it is sure of the side. */
  own: Grade;
}

function readLinkMessage(said: unknown): LinkMessage | undefined {
  if (!isRecord(said)) return undefined;
  const wish = oneOf(sendProfiles, said["wish"]);
  const own = oneOf(grades, said["own"]);
  return wish && own && { wish, own };
}

const grades = ["bad", "weak", "good"] as const satisfies Grade[];

/** One room's worth of these messages: what the others said last, and a way to say something. */
export class LinkMessages {
  readonly #link: DataTrack;
  readonly #heard = new Map<string, { identity: string; message: LinkMessage }>();

  constructor(link: DataTrack) {
    this.#link = link;
  }

  listen(room: Room, onChange: () => void): void {
    this.#link.listen(room, (said, { sid, identity }) => {
      const message = readLinkMessage(said);
      if (!message) return;
      this.#heard.set(sid, { identity, message });
      onChange();
    });
    room.on("participantDisconnected", ({ sid }) => {
      if (this.#heard.delete(sid)) onChange();
    });
  }

  send(message: LinkMessage): void {
    this.#link.send(message);
  }

  get heard(): LinkMessage[] {
    return [...this.#heard.values()].map(({ message }) => message);
  }

  /** Someone who says that their own connection is not good. */
  get whoseIsWeak(): string | null {
    return [...this.#heard.values()].find(({ message }) => message.own !== "good")?.identity ?? null;
  }
}

/** The worst that the others say of themselves; null while nobody has said anything. */
export function worstOfOthers(messages: readonly LinkMessage[]): Grade | null {
  const said = messages.map(({ own }) => own);
  return grades.find((grade) => said.includes(grade)) ?? null;
}
