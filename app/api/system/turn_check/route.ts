import { route } from "#lib/api/route.ts";
import { runTurnCheck } from "#lib/domain/system/run-checks.ts";
import { operations } from "#lib/wire/operations/operations.ts";

export const POST = route(operations.checkTurn, ({ ctx }) => runTurnCheck(ctx));
