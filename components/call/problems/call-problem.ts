import {
  type Play,
  type ProblemWords,
  playbook,
  type SupportWords,
  unknownPlay,
} from "#components/call/problems/playbook.ts";
import { ApiProblem, isProblem, mayPass, ServerUnreachable } from "#lib/client/api-problem.ts";

/** Why a call could not be made or kept: keys of words for people, and the code for those whom they ask for help. */
export interface CallProblem {
  /** Twilio's error number; null when the trouble arose before Twilio was asked. */
  readonly code: number | null;
  /** Twilio's name of it; empty where it has none. */
  readonly name: string;
  readonly says: ProblemWords;
  readonly support: SupportWords;
  /** Whether the same person pressing "Try again" can help. */
  readonly canRetry: boolean;
  /** The server's refusal, where that says more than `says`. */
  readonly refusal: ApiProblem | null;
}

export function callProblem(error: unknown): CallProblem {
  const code = twilioCodeOf(error);
  const { name, says, support, canRetry } = playOf(error);
  const problem: CallProblem = { code, name, says, support, canRetry, refusal: null };
  if (code !== null) return problem;
  if (error instanceof ServerUnreachable) {
    return { ...problem, says: "clinicUnreachable", support: "server" };
  }
  if (error instanceof ApiProblem) {
    return { ...problem, says: "refused", support: "server", refusal: error, canRetry: mayPass(error) };
  }
  return problem;
}

/** Returns the play for an error. A server that is unreachable or busy may answer the next attempt. */
export function playOf(error: unknown): Play {
  const code = twilioCodeOf(error);
  if (code !== null) return playbook.get(code) ?? unknownPlay;
  return mayPass(error) ? { ...unknownPlay, remedy: "again" } : unknownPlay;
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

/** Tells whether the server refused because the visit is not in progress any more. */
export function isOverForServer(error: unknown): boolean {
  return isProblem(error, "wrong-state", "visit-ended", "gone");
}
