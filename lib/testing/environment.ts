import { inject } from "vitest";
import { processEnvironment } from "#lib/foundation/env.ts";

/** Before each integration test file: the world's addresses, as the server would get them. */
Object.assign(processEnvironment, inject("appEnvironment"), { LOG_LEVEL: "silent" });
