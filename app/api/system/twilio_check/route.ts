import { route } from "#lib/api/route.ts";
import { runTwilioCheck } from "#lib/domain/system/run-checks.ts";
import { operations } from "#lib/wire/operations/operations.ts";

export const POST = route(operations.checkTwilio, ({ ctx }) => runTwilioCheck(ctx));
