export type MediaKind = "microphone" | "camera";

export type MediaProblemReason = "blocked" | "missing" | "busy" | "unsupported" | "unknown";

/** Why a microphone or camera gives nothing. */
export interface MediaProblem {
  readonly reason: MediaProblemReason;
  /** The DOMException's name, for those who are asked for help. */
  readonly name: string;
}

/** Told apart by `DOMException.name`, which is standard; the messages differ by browser and language. */
export function mediaProblem(error: unknown): MediaProblem {
  const name = error instanceof Error ? error.name : "UnknownError";
  return { reason: reasonByName.get(name) ?? "unknown", name };
}

/** Media Capture and Streams, section 10.2. OverconstrainedError: the chosen device is not there any more. */
const reasonByName: ReadonlyMap<string, MediaProblemReason> = new Map([
  ["NotAllowedError", "blocked"],
  ["SecurityError", "blocked"],
  ["NotFoundError", "missing"],
  ["OverconstrainedError", "missing"],
  ["NotReadableError", "busy"],
  ["AbortError", "busy"],
  ["NotSupportedError", "unsupported"],
]);
