export type MediaKind = "microphone" | "camera";

/**
 * blocked: the person or the browser's settings said no · dismissed: the question was closed without an answer ·
 * system: the device's own settings keep the browser from it · unfit: there, but not as it was asked for.
 */
export type MediaProblemReason =
  | "blocked"
  | "dismissed"
  | "system"
  | "missing"
  | "unfit"
  | "busy"
  | "unsupported"
  | "unknown";

/** Why a microphone or camera gives nothing. */
export interface MediaProblem {
  readonly reason: MediaProblemReason;
  /** The DOMException's name, for those who are asked for help. */
  readonly name: string;
}

/**
 * Told apart by `DOMException.name`, which is standard; the messages differ by browser and language.
 * @param permission what the page is allowed after the refusal, where the browser says
 */
export function mediaProblem(error: unknown, permission: PermissionState | null = null): MediaProblem {
  const name = error instanceof Error ? error.name : "UnknownError";
  const reason = name === "NotAllowedError" ? refusalBy(error, permission) : reasonByName.get(name);
  return { reason: reason ?? "unknown", name };
}

/**
 * A page that has the permission and is refused all the same is refused by the system. Chromium may answer "denied" to
 * that, but names the system in its message, which it does not translate (media_stream_manager.cc, "Permission denied
 * by system").
 */
function refusalBy(error: unknown, permission: PermissionState | null): MediaProblemReason {
  const isOfSystem = error instanceof Error && error.message.includes("by system");
  if (isOfSystem || permission === "granted") return "system";
  return permission === "prompt" ? "dismissed" : "blocked";
}

/** Media Capture and Streams, section 10.2. */
const reasonByName: ReadonlyMap<string, MediaProblemReason> = new Map([
  ["SecurityError", "blocked"],
  ["NotFoundError", "missing"],
  ["OverconstrainedError", "unfit"],
  ["NotReadableError", "busy"],
  ["AbortError", "busy"],
  ["NotSupportedError", "unsupported"],
]);

/** What can be mended outside of the page, without a question to the person when it is tried again. */
export function isMendedOutside({ reason }: MediaProblem): boolean {
  return reason === "system" || reason === "busy";
}
