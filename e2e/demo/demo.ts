import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { forgetDemoVisit, openDemoVisit } from "#e2e/demo/demo-visit.ts";
import { demoPassword, demoStaff, demoUsers, seedDemo } from "#e2e/demo/seed.ts";
import { signInWithPassword } from "#e2e/stand-ins/auth-emulator.ts";
import type { ManagedChild } from "#e2e/stand-ins/process/managed-child.ts";
import { isPortInUse, PortInUseError } from "#e2e/stand-ins/process/ports.ts";
import { onceStopped } from "#e2e/stand-ins/process/stop-signals.ts";
import { staffApi } from "#e2e/steps/staff-api.ts";
import { startAppServer } from "#e2e/world/app-server.ts";
import { ensureBuild, isBuilt } from "#e2e/world/build.ts";
import { claimStateFolder } from "#e2e/world/state-folder.ts";
import { startWorld, type World, type WorldAddresses } from "#e2e/world/world.ts";
import { processEnvironment } from "#lib/foundation/env.ts";

/**
 * Panacare with everything around it on this machine: `npm run demo`. `--fresh` starts over, `--dev` (`npm run dev`)
 * runs the app in development mode.
 */

const stateFolder = path.resolve(".panacare/demo");
const demoFile = path.join(stateFolder, "demo.json");
const doctorEmail = "doctor@panacare.test";
const parentCheckMs = 1000;

const dev = process.argv.includes("--dev");
const fresh = process.argv.includes("--fresh");
const say = (line: string) => process.stdout.write(`${line}\n`);

const stopped = onceStopped();
stopWithNpm();
try {
  const demo = await Promise.race([start(), stopped.then(() => undefined)]);
  if (demo) await stayUp(demo);
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
// The orphan guard ends what is still on its way up.
process.exit();

interface Demo {
  world: World;
  server: ManagedChild;
}

async function start(): Promise<Demo> {
  const ports = {
    app: portFrom("PORT") ?? 3000,
    authEmulator: portFrom("AUTH_EMULATOR_PORT") ?? 9099,
    database: portFrom("DATABASE_PORT"),
    mail: portFrom("SMTP_PORT"),
    twilio: portFrom("TWILIO_PORT"),
    turn: portFrom("TURN_PORT"),
  };
  await claimStateFolder(stateFolder);
  rmSync(demoFile, { force: true });
  if (await isPortInUse(ports.app)) throw new PortInUseError(ports.app, "the app", "PORT");
  if (fresh) forgetDemoVisit(stateFolder);

  say("Starting PostgreSQL, Firebase Auth, a local Twilio, a TURN server and a mail server");
  if (!dev && !isBuilt()) say("Building the app (about a minute, only when its sources have changed)");
  const [world] = await Promise.all([
    startWorld({ stateFolder, mode: "demo", users: demoUsers, fresh, ports }),
    dev ? undefined : ensureBuild(stateFolder),
  ]);
  await seedDemo(world.addresses.database.owner);
  say("Starting the app");
  const server = await startAppServer({ environment: world.appEnvironment, logFolder: stateFolder, dev });

  const { app, authEmulator } = world.addresses;
  const idToken = await signInWithPassword(authEmulator, doctorEmail, demoPassword);
  const visit = await openDemoVisit(staffApi(app, idToken), stateFolder);
  writeDemoFile(world, visit);
  announce(world.addresses, visit.joinLink);
  return { world, server };
}

async function stayUp({ world, server }: Demo): Promise<void> {
  const ended = await Promise.race([
    world.failed,
    server.exited.then(() => "The app"),
    stopped.then(() => undefined),
  ]);
  if (ended) process.exitCode = 1;
  say(ended ? `\n${ended} ended by itself. Stopping; the logs are in ${stateFolder}` : "\nStopping");
  rmSync(demoFile, { force: true });
  await server.stop();
  await world.stop();
}

/** For programs that drive the demo. */
function writeDemoFile({ addresses, twilioAccount }: World, visit: { id: string; joinLink: string }): void {
  const accounts = demoStaff.map(({ email, role, name, uid }) => ({
    email,
    password: demoPassword,
    role,
    name,
    uid,
  }));
  const content = { ...addresses, twilioAccount, accounts, visit };
  writeFileSync(demoFile, JSON.stringify(content, null, 2), { mode: 0o600 });
}

function announce({ app, turn, mail }: WorldAddresses, joinLink: string): void {
  const staff = demoStaff.map(({ email, role, clinic }) => `  ${email.padEnd(24)} ${role}, ${clinic.name}`);
  const relay = "urls" in turn ? turn.urls[0] : `not exercised: ${turn.unavailable}`;
  say(`
Panacare is ready: ${app}

Staff sign in with the password ${demoPassword}
${staff.join("\n")}

A patient of ${doctorEmail} joins here, in another browser or a private window
  ${joinLink}

Relay      ${relay}
Mail       ${path.relative(process.cwd(), mail.folder)} (reminders of visits of the next 24 hours; nothing is delivered)
Addresses  ${path.relative(process.cwd(), demoFile)}
Ctrl-C ends it; the data stays for the next start.`);
}

function portFrom(name: string): number | undefined {
  const value = processEnvironment[name];
  if (!value) return undefined;
  const port = Number(value);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Error(`${name} is not a port: ${value}`);
}

/** npm hands signals on (the scripts begin with `exec`, so that no shell stands between), but it cannot when it is killed. */
function stopWithNpm(): void {
  if (!processEnvironment["npm_lifecycle_event"]) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, "SIGTERM");
  }, parentCheckMs).unref();
}
