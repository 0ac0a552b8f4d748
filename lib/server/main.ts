import {
  EnvironmentError,
  type ServerEnvironment,
  serverEnvironment,
  setNodeEnvironment,
} from "#lib/foundation/env.ts";

/**
 * Starts Panacare. The configuration is judged before anything is loaded that would act on it; React and Next choose
 * their production code by NODE_ENV when they are loaded, hence the late import.
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
