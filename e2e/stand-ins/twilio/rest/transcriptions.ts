import { randomUUID } from "node:crypto";
import { z } from "zod";
import { TwilioError } from "#e2e/stand-ins/twilio/rest/twilio-error.ts";
import { presentParticipants, type Room, type RoomEvent } from "#e2e/stand-ins/twilio/room-state.ts";

export interface Transcription {
  readonly ttid: string;
  status: "started" | "stopped";
  /** As Twilio gives it back: every value is a text. */
  configuration: Record<string, string>;
  readonly createdAt: Date;
  /** Null until the first change. */
  updatedAt: Date | null;
  /** When it first was started with somebody in the room. */
  startedAt: Date | null;
  /** When it last paused: stopped, or everybody had left. Null while it runs. */
  pausedAt: Date | null;
  /** How long it ran until it last paused. */
  ranMs: number;
  runningSince: Date | null;
}

interface Change {
  status?: Transcription["status"] | undefined;
  configuration?: Record<string, string> | undefined;
}

type Listener = (room: Room, transcription: Transcription) => void;

/** Docs, properties for the configuration object. */
const byDefault = { languageCode: "en-US", partialResults: "false" };

const Configuration = z.record(
  z.string(),
  z.union([z.string(), z.boolean(), z.number()]).transform((value) => String(value)),
);

/** The Real-time Transcriptions of all rooms: one for each room, for everybody who speaks in it. */
export class Transcriptions {
  readonly #byRoomSid = new Map<string, Transcription>();
  readonly #listeners: Listener[] = [];

  /** Hears of each that was created or changed. */
  onChange(listener: Listener): void {
    this.#listeners.push(listener);
  }

  of(room: Room): Transcription | undefined {
    return this.#byRoomSid.get(room.sid);
  }

  /**
   * A new one is started at once.
   * @throws TwilioError 53118 when the room has ended, 20001 when it has one already (Twilio's own code is not known)
   */
  create(room: Room, configuration: Record<string, string>): Transcription {
    if (room.status === "completed") throw new TwilioError(53118);
    if (this.of(room)) throw new TwilioError(20001, "The Room has a Transcriptions resource already");
    const transcription: Transcription = {
      ttid: `video_extension_${randomUUID()}`,
      status: "started",
      configuration,
      createdAt: new Date(),
      updatedAt: null,
      startedAt: null,
      pausedAt: null,
      ranMs: 0,
      runningSince: null,
    };
    this.#byRoomSid.set(room.sid, transcription);
    measure(room, transcription);
    this.#tell(room, transcription);
    return transcription;
  }

  /**
   * What is given of the configuration is laid over what there is. Repeating a change does nothing.
   * @throws TwilioError 53118 when the room has ended
   */
  update(room: Room, transcription: Transcription, { status, configuration }: Change): void {
    if (room.status === "completed") throw new TwilioError(53118);
    transcription.status = status ?? transcription.status;
    transcription.configuration = { ...transcription.configuration, ...configuration };
    transcription.updatedAt = new Date();
    measure(room, transcription);
    this.#tell(room, transcription);
  }

  /** It runs only while somebody is in the room. */
  handle({ room }: RoomEvent): void {
    const transcription = this.of(room);
    if (transcription) measure(room, transcription);
  }

  clear(): void {
    this.#byRoomSid.clear();
  }

  #tell(room: Room, transcription: Transcription): void {
    for (const listener of this.#listeners) listener(room, transcription);
  }
}

/** @throws TwilioError 20001 when it is not one object of single values */
export function parseConfiguration(json: string | null): Record<string, string> | undefined {
  if (json === null) return undefined;
  const parsed = Configuration.safeParse(parseJson(json));
  if (!parsed.success) throw new TwilioError(20001, "Configuration is invalid");
  return parsed.data;
}

/** What the engine goes by, defaults included. */
export function engineSettings({ configuration }: Transcription): {
  languageCode: string;
  hasPartialResults: boolean;
} {
  const { languageCode, partialResults } = { ...byDefault, ...configuration };
  return { languageCode, hasPartialResults: partialResults === "true" };
}

function measure(room: Room, transcription: Transcription): void {
  const isRunning = transcription.status === "started" && presentParticipants(room).length > 0;
  if (isRunning === (transcription.runningSince !== null)) return;
  const now = new Date();
  if (isRunning) {
    transcription.startedAt ??= now;
    transcription.pausedAt = null;
    transcription.runningSince = now;
    return;
  }
  transcription.ranMs += now.getTime() - (transcription.runningSince ?? now).getTime();
  transcription.pausedAt = now;
  transcription.runningSince = null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
