import type { Room } from "twilio-video";
import type { LinkTrack } from "#components/call/data-track/data-track.ts";
import type { Grade } from "#components/call/network/network-judge.ts";
import { sendProfiles } from "#components/call/network/send-profile.ts";
import * as z from "#lib/wire/zod.ts";

/** What the browsers in a call tell each other about their connections, every few seconds. */
const LinkMessage = z.object({
  /** How much of the others' cameras this one wants to receive. */
  wish: z.enum(sendProfiles),
  /** What it thinks of its own connection, when it is sure that it is its own. */
  own: z.enum(["good", "weak", "bad"]),
});
export type LinkMessage = z.infer<typeof LinkMessage>;

/** One room's worth of these messages: what the others said last, and a way to say something. */
export class LinkMessages {
  readonly #link: LinkTrack;
  readonly #heard = new Map<string, { identity: string; message: LinkMessage }>();

  constructor(link: LinkTrack) {
    this.#link = link;
  }

  listen(room: Room, onChange: () => void): void {
    this.#link.listen(room, (said, { sid, identity }) => {
      const message = LinkMessage.safeParse(said).data;
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
  const grades = messages.map(({ own }) => own);
  return (["bad", "weak", "good"] as const).find((grade) => grades.includes(grade)) ?? null;
}
