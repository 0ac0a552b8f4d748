import { onceStopped } from "#e2e/stand-ins/process/stop-signals.ts";
import { startAppServer } from "#e2e/world/app-server.ts";
import { ensureBuild } from "#e2e/world/build.ts";
import { openRunFolder } from "#e2e/world/run-folder.ts";
import { isAlive, worldLogFolder, writeReport } from "#e2e/world/test-world.ts";
import { startWorld } from "#e2e/world/world.ts";

/** Holds one worker's world in a run of browser tests. test-world.ts starts it; it ends when the run ends. */

const runnerCheckMs = 500;

const runnerPid = Number(process.argv[2]);
const parallelIndex = Number(process.argv[3]);
const identity = { runnerPid, parallelIndex, pid: process.pid };
const logFolder = worldLogFolder({ parallelIndex });
const runnerEnded = new Promise<void>((resolve) => {
  const timer = setInterval(() => {
    if (isAlive(runnerPid)) return;
    clearInterval(timer);
    resolve();
  }, runnerCheckMs);
});

try {
  const { folder, discard } = await openRunFolder();
  const [world] = await Promise.all([
    startWorld({ stateFolder: folder, mode: "test" }),
    ensureBuild(logFolder),
  ]);
  const server = await startAppServer({ environment: world.appEnvironment, logFolder });
  const { addresses, appEnvironment, twilioAccount } = world;
  writeReport({ ...identity, world: { addresses, appEnvironment, twilioAccount } });
  await Promise.race([onceStopped(), runnerEnded]);
  await server.stop();
  await world.stop();
  await discard();
} catch (error) {
  writeReport({ ...identity, failure: error instanceof Error ? error.message : String(error) });
  process.exitCode = 1;
}
process.exit();
