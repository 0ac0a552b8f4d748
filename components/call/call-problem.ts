import { ApiProblem, problemText, ServerUnreachable } from "#lib/http/api-problem.ts";

/** Why a call could not be made or kept, for people; the code is for those whom they ask for help. */
export interface CallProblem {
  /** Twilio's error number; null when the trouble arose before Twilio was asked. */
  readonly code: number | null;
  readonly title: string;
  readonly detail: string;
  /** Whether the same person pressing "Try again" can help. */
  readonly canRetry: boolean;
}

export function callProblem(error: unknown): CallProblem {
  const code = twilioCodeOf(error);
  if (code !== null) return { code, ...(wordsByCode.get(code) ?? unknownWords) };
  if (error instanceof ServerUnreachable) {
    return { code, title: "We cannot reach the clinic", detail: problemText(error), canRetry: true };
  }
  if (error instanceof ApiProblem) {
    return {
      code,
      title: "You could not be let into the visit",
      detail: problemText(error),
      canRetry: isPassing(error),
    };
  }
  return { code, ...unknownWords };
}

/** What Twilio, the server or the network may answer. Anything else is a mistake in this program. */
export function isForeseen(error: unknown): boolean {
  return twilioCodeOf(error) !== null || error instanceof ApiProblem || error instanceof ServerUnreachable;
}

/** TwilioError, or this server's refusal with Twilio's number in it. A code of 0 is the SDK's "unknown". */
export function twilioCodeOf(error: unknown): number | null {
  if (error instanceof ApiProblem) return error.twilioCode ?? null;
  if (!(error instanceof Error) || !("code" in error)) return null;
  return typeof error.code === "number" && error.code > 0 ? error.code : null;
}

function isPassing({ status }: ApiProblem): boolean {
  return status >= 500 || status === 408 || status === 409 || status === 429;
}

type Words = Omit<CallProblem, "code">;

const otherNetwork =
  "Please switch to another network, for example from this Wi-Fi to mobile data, or call the clinic.";

const setUp: Words = {
  title: "This visit cannot be opened",
  detail:
    "The video service did not accept the pass that we made for you. The mistake is ours, not yours. Please call the clinic.",
  canRetry: false,
};

const unreachable: Words = {
  title: "We cannot reach the video service",
  detail: `Please check that you are online and try again. If it happens again, your network may be blocking video calls. ${otherNetwork}`,
  canRetry: true,
};

const dropped: Words = {
  title: "The connection was lost",
  detail: "We could not bring you back by ourselves. Please check that you are online and try again.",
  canRetry: true,
};

const misunderstood: Words = {
  title: "The call could not go on",
  detail: "Your browser and the video service did not understand each other. Please load this page again.",
  canRetry: true,
};

const notOpen: Words = {
  title: "This visit is not open",
  detail: "It has not begun yet, or it has ended. Please try again in a moment, or call the clinic.",
  canRetry: true,
};

const blocked: Words = {
  title: "Your network is blocking video calls",
  detail: otherNetwork,
  canRetry: true,
};

const unknownWords: Words = {
  title: "The call could not be connected",
  detail: "Please try again. If it happens again, load this page anew or call the clinic.",
  canRetry: true,
};

/** By the error numbers of twilio-video 2.36.0, and those that only Twilio's error dictionary lists (20157, 53216). */
const wordsByCode: ReadonlyMap<number, Words> = new Map([
  [20101, setUp],
  [20102, setUp],
  [20103, setUp],
  [
    20104,
    {
      title: "Your pass for this visit has run out",
      detail: "Please try again: you will get a new one. If it happens again, call the clinic.",
      canRetry: true,
    },
  ],
  [
    20105,
    {
      title: "Your pass for this visit is not valid yet",
      detail: "Two clocks differ, ours and the video service's. Please try again in a minute.",
      canRetry: true,
    },
  ],
  [20106, setUp],
  [20107, setUp],
  [20157, setUp],
  [53000, unreachable],
  [53001, dropped],
  [53002, unreachable],
  [53003, misunderstood],
  [53004, misunderstood],
  [
    53006,
    {
      title: "The video service is very busy",
      detail: "Please wait a moment and try again.",
      canRetry: true,
    },
  ],
  [53103, notOpen],
  [53104, unknownWords],
  [
    53105,
    {
      title: "This visit is full",
      detail: "No more people can join it. Please try again when someone has left, or call the clinic.",
      canRetry: true,
    },
  ],
  [53106, notOpen],
  [
    53118,
    {
      title: "This visit has ended",
      detail: "It was ended for everyone.",
      canRetry: false,
    },
  ],
  [
    53205,
    {
      title: "This visit is open elsewhere",
      detail: "You joined it in another tab or on another device, and can be in it only once.",
      canRetry: true,
    },
  ],
  [
    53216,
    {
      title: "The time for this visit is over",
      detail: "The video service closed it because it has lasted as long as it may. Please call the clinic.",
      canRetry: false,
    },
  ],
  [53405, blocked],
  [53407, blocked],
  [53500, unreachable],
  [53501, unreachable],
]);
