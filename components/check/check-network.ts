import type { Step, StepName } from "#components/check/check-steps.ts";
import { gradeOf, type Measure } from "#components/check/connection-quality.ts";
import { measureKbps, measureSteadiness } from "#components/check/measure-connection.ts";
import { connectThroughRelay, type RelayedPair } from "#components/check/relayed-pair.ts";
import { type IceServer, normalizeIceServers } from "#lib/wire/ice-server.ts";
import type { CheckServers } from "#lib/wire/network-check.ts";

export interface NetworkCheckOptions {
  fetchServers: () => Promise<CheckServers>;
  onStep: (step: Step) => void;
  signal: AbortSignal;
}

/** twilio-video's own, where the server names no other address. */
const twilioSignalingUrl = "wss://global.vss.twilio.com/signaling";
const signalingTimeoutMs = 10_000;
/** A hundred packets of speech: one that is lost is one percent. */
const steadinessMs = 2_000;
const speedMs = 2_000;

const transports = ["udp", "tcp", "tls"] as const;
type Transport = (typeof transports)[number];

/**
 * Tries whether the video service and a relay can be reached, and how good the way is. Takes five seconds where nothing
 * is blocked. It never rejects: what fails is a step that is bad.
 */
export async function checkNetwork({ fetchServers, onStep, signal }: NetworkCheckOptions): Promise<void> {
  const report = (name: StepName, status: Step["status"], detail: string | null = null) => {
    if (!signal.aborted) onStep({ name, status, detail });
  };
  const attempt = async <T>(name: StepName, act: () => Promise<T>, detailOf: (result: T) => string) => {
    report(name, "running");
    try {
      const result = await act();
      report(name, "good", detailOf(result));
      return result;
    } catch (error) {
      report(name, "bad", error instanceof Error ? `${error.name}: ${error.message}` : "unknown");
      return null;
    }
  };

  const servers = await fetchServers().catch(() => null);
  const signaling = attempt(
    "signaling",
    () => openSignaling(servers?.signaling_url ?? twilioSignalingUrl),
    inMs,
  );
  const iceServers = servers ? normalizeIceServers(servers) : [];
  const ways = await Promise.all(
    transports.map(async (name) => {
      const usable = serversFor(name, iceServers);
      // Without servers this says nothing about the network: ours gave none, or has none of this kind.
      if (usable.length === 0) {
        report(name, "skipped");
        return null;
      }
      const connect = () => connectThroughRelay(usable, signal);
      return attempt(name, connect, ({ connectedMs }) => inMs(connectedMs));
    }),
  );
  const [best, ...others] = ways.filter((way) => way !== null);
  for (const other of others) other.close();
  await signaling;
  if (best) await measure(best, report, signal);
  else for (const name of ["delay", "loss", "speed"] as const) report(name, "skipped");
}

/** On the best of the ways that there are: the one that a visit takes. */
async function measure(
  pair: RelayedPair,
  report: (name: Measure, status: Step["status"], detail?: string | null) => void,
  signal: AbortSignal,
): Promise<void> {
  // Whoever goes on needs the network for the visit.
  signal.addEventListener("abort", () => pair.close(), { once: true });
  const grade = (name: Measure, value: number, unit: string) =>
    report(name, gradeOf(name, value), `${value} ${unit}`);
  for (const name of ["delay", "loss", "speed"] as const) report(name, "running");
  try {
    signal.throwIfAborted();
    const { roundTripMs, lossPercent } = await measureSteadiness(pair, steadinessMs);
    grade("delay", roundTripMs, "ms");
    grade("loss", lossPercent, "%");
    grade("speed", await measureKbps(pair, speedMs), "kbit/s");
  } catch {
    for (const name of ["delay", "loss", "speed"] as const) report(name, "bad", "failed");
  } finally {
    pair.close();
  }
}

function inMs(ms: number): string {
  return `${ms} ms`;
}

/** The servers' URLs of one transport, each as a server of its own. */
export function serversFor(name: Transport, iceServers: IceServer[]): IceServer[] {
  const isOf = (url: string) => {
    if (name === "tls") return url.startsWith("turns:") && !url.endsWith("transport=udp");
    return url.startsWith("turn:") && url.endsWith("transport=tcp") === (name === "tcp");
  };
  return iceServers.flatMap(({ urls, ...credentials }) =>
    [urls]
      .flat()
      .filter(isOf)
      .map((url) => ({ ...credentials, urls: url })),
  );
}

/** @returns how long it took, in milliseconds */
function openSignaling(url: string): Promise<number> {
  const startedAt = performance.now();
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    const timer = setTimeout(() => fail("timeout"), signalingTimeoutMs);
    const fail = (reason: string) => {
      clearTimeout(timer);
      socket.close();
      reject(new Error(reason));
    };
    socket.onopen = () => {
      clearTimeout(timer);
      socket.close();
      resolve(Math.round(performance.now() - startedAt));
    };
    socket.onerror = () => fail("refused");
  });
}
