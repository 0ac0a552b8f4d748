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

/** What is wrong with one device, or with both, and what the person can do. */
export function mediaProblemWords(
  reason: MediaProblemReason,
  kinds: readonly MediaKind[],
): { title: string; detail: string } {
  return words[reason](kinds.join(" and the "), kinds[0] ?? "camera");
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

const words: Record<
  MediaProblemReason,
  (devices: string, first: MediaKind) => { title: string; detail: string }
> = {
  blocked: (devices, first) => ({
    title: `Your browser is not allowed to use the ${devices}`,
    detail: `Press the ${first} sign in the address bar, choose Allow, and we will go on by ourselves. If there is no such sign, look in the settings of your device: the browser itself may need the permission.`,
  }),
  missing: (devices) => ({
    title: `We did not find the ${devices}`,
    detail: "Please plug in or switch on what is missing, and we will go on by ourselves.",
  }),
  busy: (devices) => ({
    title: `Another program is using the ${devices}`,
    detail: "Please close other programs or tabs that may be in a call, then press Try again.",
  }),
  unsupported: () => ({
    title: "This browser cannot make video calls",
    detail: "Please open the same link in a current version of Chrome, Safari, Edge or Firefox.",
  }),
  unknown: (devices) => ({
    title: `We could not start the ${devices}`,
    detail: "Please press Try again. If that does not help, restart your browser.",
  }),
};
