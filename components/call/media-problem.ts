export type MediaKind = "microphone" | "camera";

export type MediaProblemReason = "blocked" | "missing" | "busy" | "unsupported" | "unknown";

/** Why a microphone or camera gives nothing, and what the person can do. */
export interface MediaProblem {
  readonly reason: MediaProblemReason;
  readonly title: string;
  readonly detail: string;
  /** The DOMException's name, for those who are asked for help. */
  readonly name: string;
}

/** Told apart by `DOMException.name`, which is standard; the messages differ by browser and language. */
export function mediaProblem(error: unknown, kind: MediaKind): MediaProblem {
  const name = error instanceof Error ? error.name : "UnknownError";
  const reason = reasonByName[name] ?? "unknown";
  return { reason, name, ...words[reason](kind) };
}

/** Media Capture and Streams, section 10.2. OverconstrainedError: the chosen device is not there any more. */
const reasonByName: Readonly<Record<string, MediaProblemReason>> = {
  NotAllowedError: "blocked",
  SecurityError: "blocked",
  NotFoundError: "missing",
  OverconstrainedError: "missing",
  NotReadableError: "busy",
  AbortError: "busy",
  NotSupportedError: "unsupported",
};

const words: Record<MediaProblemReason, (kind: MediaKind) => { title: string; detail: string }> = {
  blocked: (kind) => ({
    title: `Your browser is not allowed to use the ${kind}`,
    detail: `Press the ${kind} sign in the address bar, choose Allow, and we will go on by ourselves. If there is no such sign, look in the settings of your device: the browser itself may need the permission.`,
  }),
  missing: (kind) => ({
    title: `We found no ${kind}`,
    detail: `Please plug one in or switch it on, and we will go on by ourselves.`,
  }),
  busy: (kind) => ({
    title: `Another program is using the ${kind}`,
    detail: `Please close other programs or tabs that may be in a call, then press Try again.`,
  }),
  unsupported: () => ({
    title: "This browser cannot make video calls",
    detail: "Please open the same link in a current version of Chrome, Safari, Edge or Firefox.",
  }),
  unknown: (kind) => ({
    title: `The ${kind} does not start`,
    detail: "Please press Try again. If that does not help, restart your browser.",
  }),
};
