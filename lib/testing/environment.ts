import { processEnvironment } from "#lib/foundation/env.ts";
import { workerWorld } from "#lib/testing/worker-world.ts";

/** Before each integration test file: the world's addresses, as the server would get them. */
Object.assign(processEnvironment, workerWorld().appEnvironment, { LOG_LEVEL: "silent" });
