import { route } from "#lib/http/route.ts";
import { runTwilioCheck } from "#lib/system/run-checks.ts";

export const POST = route({}, ({ ctx }) => runTwilioCheck(ctx));
