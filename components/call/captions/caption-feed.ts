import type { Room } from "twilio-video";
import {
  type CaptionLine,
  hear,
  nextEndMs,
  noCaptions,
  type Said,
  stillShown,
} from "#components/call/captions/caption-lines.ts";
import { SnapshotStore } from "#lib/client/snapshot-store.ts";
import { hasShape } from "#lib/wire/shape.ts";

/** twilio.com/docs/video/api/transcriptions; the SDK hands on what comes from the engine. */
const transcription = {
  /** Sid of the speaker's stay. */
  participant: "string",
  transcription: "string",
  partial_results: "boolean",
  language_code: "string",
  sequence_number: "number",
  timestamp: "string",
} as const;

/**
 * What is said in the room, for as long as it is to be read. It comes from Twilio to this browser and goes nowhere else: it
 * is in no report, and gone with the page.
 */
export class CaptionFeed {
  readonly #store = new SnapshotStore<readonly CaptionLine[]>(noCaptions);
  #room: Room | null = null;
  #ending: ReturnType<typeof setTimeout> | undefined;

  readonly getSnapshot = () => this.#store.getSnapshot();
  readonly subscribe = (listener: () => void) => this.#store.subscribe(listener);

  enter(room: Room): void {
    this.leave();
    this.#room = room;
    room.on("transcription", (event) => {
      const said = this.#room === room ? describe(room, event) : undefined;
      if (said) this.#show(hear(this.getSnapshot(), said, performance.now()));
    });
  }

  leave(): void {
    this.#room = null;
    this.#show(noCaptions);
  }

  #show(lines: readonly CaptionLine[]): void {
    this.#store.set(lines);
    clearTimeout(this.#ending);
    const endMs = nextEndMs(lines);
    if (endMs === null) return;
    const tidy = () => this.#show(stillShown(this.getSnapshot(), performance.now()));
    this.#ending = setTimeout(tidy, Math.max(0, endMs - performance.now()));
  }
}

/** Nothing where it cannot be told who spoke: words without a speaker could be anybody's. */
function describe({ localParticipant, participants }: Room, told: unknown): Said | undefined {
  if (!hasShape(told, transcription)) return undefined;
  const isOwn = told.participant === localParticipant.sid;
  const identity = isOwn ? localParticipant.identity : participants.get(told.participant)?.identity;
  if (identity === undefined) return undefined;
  return {
    sid: told.participant,
    identity,
    isOwn,
    text: told.transcription,
    isFinal: !told.partial_results,
    languageCode: told.language_code,
    sequenceNumber: told.sequence_number,
    timestamp: told.timestamp,
  };
}
