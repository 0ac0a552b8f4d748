/** Captions as lines to read. Pure: Twilio's events and the time are arguments. */

/** One utterance, as the engine understands it so far. */
export interface Said {
  /** The sid of the speaker's stay in the room. */
  readonly sid: string;
  readonly identity: string;
  readonly isOwn: boolean;
  readonly text: string;
  /** Whether the engine has finished with it; if not, more words and other ones may follow in its place. */
  readonly isFinal: boolean;
  readonly languageCode: string;
  /** Counts up, and restarts with the engine. */
  readonly sequenceNumber: number;
  /** ISO 8601, by the engine's clock. */
  readonly timestamp: string;
}

export interface CaptionLine extends Said {
  /** The same for as long as the line is there, whatever becomes of its text. */
  readonly key: string;
  /** When it last changed, by the reader's clock. */
  readonly changedAtMs: number;
}

export const noCaptions: readonly CaptionLine[] = [];

/** One speaker's present and earlier utterances. */
const linesPerSpeaker = 2;

/**
 * How long a line stays once nothing is added to it: subtitling's six seconds for two full lines of 37 characters, which
 * are 12 characters a second; longer lines stay as much longer.
 */
const leastShownMs = 6_000;
const charactersPerSecond = 12;

/** The lines with what was said now; the very same when it comes too late, or is nothing. */
export function hear(lines: readonly CaptionLine[], said: Said, nowMs: number): readonly CaptionLine[] {
  const before = lines.findLast(({ sid }) => sid === said.sid);
  if (said.text.trim() === "" || (before && isLate(said, before))) return lines;
  if (before && !before.isFinal) {
    const { key } = before;
    return lines.map((line) => (line === before ? { ...said, key, changedAtMs: nowMs } : line));
  }
  const key = `${said.sid} ${said.timestamp} ${said.sequenceNumber}`;
  return withoutOldest([...lines, { ...said, key, changedAtMs: nowMs }], said.sid);
}

/** The lines that are still to be read; the very same when that is all. */
export function stillShown(lines: readonly CaptionLine[], nowMs: number): readonly CaptionLine[] {
  const shown = lines.filter((line) => endOf(line) > nowMs);
  return shown.length === lines.length ? lines : shown;
}

/** When the next line is to vanish; null when there is none. */
export function nextEndMs(lines: readonly CaptionLine[]): number | null {
  return lines.length === 0 ? null : Math.min(...lines.map(endOf));
}

function endOf({ changedAtMs, text }: CaptionLine): number {
  return changedAtMs + Math.max(leastShownMs, (text.length / charactersPerSecond) * 1000);
}

function isLate(said: Said, before: CaptionLine): boolean {
  return said.sequenceNumber <= before.sequenceNumber && said.timestamp <= before.timestamp;
}

function withoutOldest(lines: readonly CaptionLine[], sid: string): readonly CaptionLine[] {
  const theirs = lines.filter((line) => line.sid === sid);
  const oldest = theirs.length > linesPerSpeaker ? theirs[0] : undefined;
  return lines.filter((line) => line !== oldest);
}
