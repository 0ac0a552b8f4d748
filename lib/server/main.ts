import {
  EnvironmentError,
  type ServerEnvironment,
  serverEnvironment,
  setNodeEnvironment,
} from "#lib/foundation/env.ts";

/**
 * Starts Panacare. It checks the configuration before it loads anything that uses it. The import is late because React and
 * Next choose their production code by NODE_ENV while they load.
 */
let environment: ServerEnvironment;
try {
  environment = serverEnvironment();
} catch (error) {
  if (!(error instanceof EnvironmentError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
setNodeEnvironment(environment.PANACARE_DEV ? "development" : "production");
const { startServer } = await import("#lib/server/server.ts");
await startServer(environment);
