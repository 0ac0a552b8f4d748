import { setTimeout as delay } from "node:timers/promises";
import type { Fault, Faults } from "#e2e/stand-ins/twilio/control/faults.ts";
import {
  type RestAnswer,
  type RestContext,
  type RestRequest,
  routeRest,
} from "#e2e/stand-ins/twilio/rest/rest.ts";
import { reportBug, TwilioError, type TwilioErrorCode } from "#e2e/stand-ins/twilio/rest/twilio-error.ts";

/** What is to become of a request: an answer, no answer at all, or a connection that breaks. */
export type RestOutcome = RestAnswer | "silence" | "reset";

/** What a proxy between, or a server in distress, may answer with a status of success. */
const garbage = "<html><body>Welcome to nginx!</body></html>";

const refusals: Record<string, TwilioErrorCode> = { 401: 20003, 429: 20429, 500: 20500, 503: 20503 };

/** Answers a REST request, or fails in the way it was told to. */
export async function serveRest(
  ctx: RestContext,
  faults: Faults,
  request: RestRequest,
): Promise<RestOutcome> {
  try {
    const routed = routeRest(ctx, request);
    return await answerWith(faults.take(routed.target), routed.answer);
  } catch (problem) {
    if (!(problem instanceof TwilioError)) reportBug(problem);
    const refusal = problem instanceof TwilioError ? problem : new TwilioError(20500);
    return { status: refusal.status, body: refusal.toRestBody() };
  }
}

async function answerWith(fault: Fault | undefined, answer: () => RestAnswer): Promise<RestOutcome> {
  if (!fault) return answer();
  switch (fault.mode) {
    case "slow":
      await delay(fault.delayMs, undefined, { ref: false });
      return answer();
    case "timeout-after":
      answer();
      return "silence";
    case "reset-after":
      answer();
      return "reset";
    case "reset-before":
      return "reset";
    case "garbage":
      return { status: answer().status, body: garbage };
    case "wrong-format":
      return { status: answer().status, body: { result: { servers: "none" } } };
    case "empty-list":
      return emptied(answer());
    case "timeout-before":
    case "hang":
      return "silence";
    default:
      throw new TwilioError(refusals[fault.mode] ?? 20500);
  }
}

function emptied({ status, body }: RestAnswer): RestAnswer {
  return { status, body: { ...(body as object), ice_servers: [] } };
}
