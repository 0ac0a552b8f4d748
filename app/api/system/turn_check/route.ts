import { operations } from "#lib/http/operations.ts";
import { route } from "#lib/http/route.ts";
import { runTurnCheck } from "#lib/system/run-checks.ts";

export const POST = route(operations.checkTurn, ({ ctx }) => runTurnCheck(ctx));
