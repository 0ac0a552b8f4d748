import type { Description, Ice } from "#e2e/stand-ins/twilio/signaling/client-messages.ts";
import type { PeerConnectionUpdate } from "#e2e/stand-ins/twilio/signaling/server-messages.ts";
import { TrackAliases } from "#e2e/stand-ins/twilio/signaling/track-aliases.ts";

/** What one side said last; kept to tell the other side again after it was away. */
interface Said {
  description?: Description;
  ice?: Ice;
}

/**
 * One peer connection between two participants. The server relays what they say and settles glare: of two offers at
 * the same time the first one in wins, the other is dropped; its author rolls back, answers, and offers again by itself.
 */
export class PeerConnectionPair {
  readonly id: string;
  readonly sides: readonly [string, string];
  readonly #said: Record<string, Said> = {};
  readonly #aliases: Record<string, TrackAliases> = {};
  #stableRevision = 0;
  #pending: { from: string; revision: number } | null = null;
  #askedToOffer: string | null = null;

  constructor(id: string, sides: readonly [string, string]) {
    this.id = id;
    this.sides = sides;
    for (const side of sides) {
      this.#said[side] = {};
      this.#aliases[side] = new TrackAliases();
    }
  }

  has(side: string): boolean {
    return this.sides.includes(side);
  }

  other(side: string): string {
    const [first, second] = this.sides;
    return side === first ? second : first;
  }

  /** Only one side is ever asked: two that both offer first would never settle. */
  askToOffer(side: string): PeerConnectionUpdate {
    this.#askedToOffer = side;
    return { id: this.id, description: { type: "create-offer", revision: 1 } };
  }

  /** Returns whether the other side is to hear it. */
  takeDescription(from: string, description: Description): boolean {
    if (!this.#isValidNow(from, description)) return false;
    this.#saidBy(from).description = description;
    if (description.sdp !== undefined) this.#aliasesOf(from).observe(description.sdp);
    return true;
  }

  takeIce(from: string, ice: Ice): void {
    this.#saidBy(from).ice = ice;
  }

  /** The id under which the other side knows a track of this publisher. */
  trackIdAtReceiver(publisher: string, trackId: string): string {
    return this.#aliasesOf(publisher).idAtReceiver(trackId);
  }

  /** Everything the side may have missed. Old revisions are ignored by the SDK, so saying them again is safe. */
  replayFor(side: string): PeerConnectionUpdate {
    const said = this.#saidBy(this.other(side));
    if (!said.description && this.#askedToOffer === side) return this.askToOffer(side);
    return { id: this.id, ...said };
  }

  #isValidNow(from: string, { type, revision }: Description): boolean {
    switch (type) {
      case "offer":
        if (revision <= this.#stableRevision) return false;
        if (this.#pending && (this.#pending.from !== from || revision <= this.#pending.revision))
          return false;
        this.#pending = { from, revision };
        return true;
      case "answer":
        if (!this.#pending || this.#pending.from === from || this.#pending.revision !== revision)
          return false;
        this.#stableRevision = revision;
        this.#pending = null;
        return true;
      default:
        return false;
    }
  }

  #saidBy(side: string): Said {
    const said = this.#said[side];
    if (!said) throw new Error(`${side} is not a side of ${this.id}`);
    return said;
  }

  #aliasesOf(side: string): TrackAliases {
    const aliases = this.#aliases[side];
    if (!aliases) throw new Error(`${side} is not a side of ${this.id}`);
    return aliases;
  }
}
