import { route } from "#lib/http/route.ts";
import { runTurnCheck } from "#lib/system/run-checks.ts";

export const POST = route({}, ({ ctx }) => runTurnCheck(ctx));
