import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { startManagedChild } from "#e2e/stand-ins/process/managed-child.ts";
import { accepts, claimPort, freePort } from "#e2e/stand-ins/process/ports.ts";
import { runAlone } from "#e2e/stand-ins/process/run-alone.ts";
import { processEnvironment } from "#lib/foundation/env.ts";

const startTimeoutMs = 15_000;
const installTimeoutMs = 120_000;

export interface TurnServer {
  /** Over UDP, over TCP, and over TLS where there is a certificate. */
  urls: string[];
  /** Of the TURN REST scheme: user `<unix expiry>:<name>`, credential base64(HMAC-SHA1(secret, user)). */
  secret: string;
  exited: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts coturn on loopback, installing it first where apt and root are there. A machine without it is no error: then
 * the caller says that relay is not exercised, and why.
 */
export async function startTurn(options: {
  folder: string;
  port?: number | undefined;
  /** Made up where none is given. */
  secret?: string;
  certificate?: { certFile: string; keyFile: string };
}): Promise<TurnServer | { unavailable: string }> {
  const { folder, certificate, secret = randomBytes(24).toString("hex") } = options;
  const program = findTurnServer() ?? (await installTurnServer());
  if (typeof program !== "string") return program;
  const port = await claimPort(options.port, "the TURN server", "TURN_PORT");
  const tlsPort = certificate && (await freePort());
  mkdirSync(folder, { recursive: true });
  const settings = {
    "listening-ip": "127.0.0.1",
    "relay-ip": "127.0.0.1",
    "listening-port": String(port),
    realm: "local",
    "static-auth-secret": secret,
    "log-file": "stdout",
    pidfile: path.join(folder, "turn.pid"),
    userdb: path.join(folder, "turn.sqlite"),
    ...(certificate && {
      "tls-listening-port": String(tlsPort),
      cert: certificate.certFile,
      pkey: certificate.keyFile,
    }),
  };
  const switches = ["use-auth-secret", "fingerprint", "allow-loopback-peers", "no-dtls", "no-cli"];
  if (!certificate) switches.push("no-tls");
  const child = await startManagedChild({
    name: "The TURN server",
    command: program,
    args: [
      "-n",
      ...switches.map((name) => `--${name}`),
      ...Object.entries(settings).map(([name, value]) => `--${name}=${value}`),
    ],
    logFile: path.join(folder, "turn.log"),
    env: { PATH: processEnvironment["PATH"] },
    cwd: folder,
  });
  try {
    await child.ready(() => accepts("127.0.0.1", port), startTimeoutMs);
  } catch (error) {
    await child.stop();
    return { unavailable: error instanceof Error ? error.message : String(error) };
  }
  return {
    urls: [
      ...["udp", "tcp"].map((transport) => `turn:127.0.0.1:${port}?transport=${transport}`),
      ...(certificate ? [`turns:127.0.0.1:${tlsPort}?transport=tcp`] : []),
    ],
    secret,
    exited: child.exited,
    stop: child.stop,
  };
}

/** Where coturn's program is on this machine. */
export function findTurnServer(): string | undefined {
  const folders = [
    ...(processEnvironment["PATH"] ?? "").split(path.delimiter),
    "/usr/bin",
    "/usr/local/bin",
    "/opt/homebrew/bin",
  ];
  return folders.map((folder) => path.join(folder, "turnserver")).find((file) => existsSync(file));
}

async function installTurnServer(): Promise<string | { unavailable: string }> {
  const hint = "coturn is not installed (apt-get install coturn, brew install coturn)";
  if (process.getuid?.() !== 0 || spawnSync("apt-get", ["--version"]).status !== 0)
    return { unavailable: hint };
  // RUNLEVEL keeps the package from starting a server of its own.
  const failure = await run("apt-get update -qq && apt-get install -y -qq --no-install-recommends coturn", {
    ...processEnvironment,
    DEBIAN_FRONTEND: "noninteractive",
    RUNLEVEL: "1",
  });
  return findTurnServer() ?? { unavailable: `${hint}, and apt could not install it: ${failure}` };
}

function run(script: string, env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn("sh", ["-c", script], {
      env,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: installTimeoutMs,
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    child.once("error", (error) => resolve(error.message));
    child.once("close", (code) =>
      resolve(code === null ? "the time was up" : output.trim().split("\n").slice(-3).join(" ")),
    );
  });
}

await runAlone(import.meta.url, async (folder) => {
  const server = await startTurn({ folder, port: Number(processEnvironment["TURN_PORT"] ?? 3478) });
  if ("unavailable" in server) throw new Error(server.unavailable);
  return { lines: [...server.urls, `secret  ${server.secret}`], stop: server.stop };
});
