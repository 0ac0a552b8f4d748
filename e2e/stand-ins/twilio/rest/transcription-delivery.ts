import { setTimeout as delay } from "node:timers/promises";
import {
  engineSettings,
  type Transcription,
  type Transcriptions,
} from "#e2e/stand-ins/twilio/rest/transcriptions.ts";
import { reportBug } from "#e2e/stand-ins/twilio/rest/twilio-error.ts";
import type { Participant, Room, Track } from "#e2e/stand-ins/twilio/room-state.ts";
import type { PeerConnectionState } from "#e2e/stand-ins/twilio/signaling/client-messages.ts";
import { ServerDataChannel } from "#e2e/stand-ins/twilio/signaling/server-data-channel.ts";
import type { StateUpdate } from "#e2e/stand-ins/twilio/signaling/server-messages.ts";

/** Far above what a browser takes to open a channel on this machine. */
const OPEN_TIMEOUT_MS = 5000;
/** Docs: an app shows partial results from this stability on. */
const STABLE = 0.9;

export interface Utterance {
  text: string;
  isPartial: boolean;
  /** Of a partial result: how likely it is to stay as it is, from 0 to 1. */
  stability?: number | undefined;
}

interface Listener {
  readonly room: Room;
  readonly participant: Participant;
  readonly tell: (state: StateUpdate) => void;
  channel: ServerDataChannel | null;
}

/**
 * Brings what is transcribed in a room to everybody in it who asked for that when connecting. Each gets a data channel
 * from the server when transcription first starts, and keeps it over stops and restarts: the SDK looks for one channel
 * in a stay.
 */
export class TranscriptionDelivery {
  readonly #transcriptions: Transcriptions;
  readonly #listeners = new Map<string, Listener>();
  /** Of the last message, by the speaker's track. */
  readonly #sequenceNumbers = new Map<string, number>();

  constructor(transcriptions: Transcriptions) {
    this.#transcriptions = transcriptions;
    transcriptions.onChange((room) => {
      for (const listener of this.#listenersIn(room)) this.#openWhenStarted(listener);
    });
  }

  /** @param tell reaches the participant while its socket is there; what is lost comes with `replayFor` */
  join(room: Room, participant: Participant, tell: Listener["tell"]): void {
    const listener: Listener = { room, participant, tell, channel: null };
    this.#listeners.set(participant.sid, listener);
    this.#openWhenStarted(listener);
  }

  /** Takes what concerns the participant's own channel, and nothing else. */
  take(participant: Participant, states: PeerConnectionState[]): void {
    const listener = this.#listeners.get(participant.sid);
    const channel = listener?.channel;
    const description = states.find(({ id }) => id === channel?.id)?.description;
    if (channel && description && channel.take(description)) listener.tell(stateOf(channel));
  }

  /** What the participant must be told of its channel after it was away, or the SDK closes it. */
  replayFor(participant: Participant): StateUpdate {
    const channel = this.#listeners.get(participant.sid)?.channel;
    return channel ? stateOf(channel) : {};
  }

  leave(participant: Participant): void {
    this.#listeners.get(participant.sid)?.channel?.close();
    this.#listeners.delete(participant.sid);
  }

  reset(): void {
    for (const { participant } of this.#listeners.values()) this.leave(participant);
    this.#sequenceNumbers.clear();
  }

  /**
   * Sends what somebody said to all who listen, and waits for channels that are about to open.
   * @returns the identities it was sent to; nobody for a partial result where none are asked for
   */
  async say(
    { room, transcription }: { room: Room; transcription: Transcription },
    { participant, track }: { participant: Participant; track: Track },
    { text, isPartial, stability = STABLE }: Utterance,
  ): Promise<string[]> {
    const { languageCode, hasPartialResults } = engineSettings(transcription);
    if (isPartial && !hasPartialResults) return [];
    await this.#allOpen(room);
    const sequenceNumber = (this.#sequenceNumbers.get(track.sid) ?? 0) + 1;
    this.#sequenceNumbers.set(track.sid, sequenceNumber);
    const message = {
      type: "extension_transcriptions",
      version: "1.0",
      participant: participant.sid,
      track: track.sid,
      sequence_number: sequenceNumber,
      timestamp: nanoseconds(new Date()),
      partial_results: isPartial,
      ...(isPartial && { stability }),
      language_code: languageCode,
      transcription: text,
    };
    const reached = this.#listenersIn(room).filter(({ channel }) => channel?.send(message));
    return reached.map(({ participant: { identity } }) => identity);
  }

  #openWhenStarted(listener: Listener): void {
    if (listener.channel || this.#transcriptions.of(listener.room)?.status !== "started") return;
    const channel = new ServerDataChannel();
    listener.channel = channel;
    channel.offer().then(
      () => listener.tell(stateOf(channel)),
      (problem: unknown) => {
        // Who left in the meantime took the channel along.
        if (this.#listeners.get(listener.participant.sid) === listener) reportBug(problem);
      },
    );
  }

  async #allOpen(room: Room): Promise<void> {
    const opened = this.#listenersIn(room).map(({ channel }) => channel?.opened);
    const patience = new AbortController();
    const timeout = delay(OPEN_TIMEOUT_MS, undefined, { ref: false, signal: patience.signal });
    await Promise.race([Promise.all(opened), timeout]);
    timeout.catch(() => undefined);
    patience.abort();
  }

  #listenersIn(room: Room): Listener[] {
    return [...this.#listeners.values()].filter((listener) => listener.room === room);
  }
}

function stateOf({ id, label, said }: ServerDataChannel): StateUpdate {
  if (!said) return {};
  return {
    peer_connections: [{ id, description: said }],
    media_signaling: { extension_transcriptions: { transport: { type: "data-channel", label } } },
  };
}

/** As the docs' example has it; the digits below a millisecond are not measured. */
function nanoseconds(date: Date): string {
  return date.toISOString().replace("Z", "000000Z");
}
