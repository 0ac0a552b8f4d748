import { operations } from "#lib/http/operations.ts";
import { route } from "#lib/http/route.ts";
import { runTwilioCheck } from "#lib/system/run-checks.ts";

export const POST = route(operations.checkTwilio, ({ ctx }) => runTwilioCheck(ctx));
