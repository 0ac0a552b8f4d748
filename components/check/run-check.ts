import { captureBoth } from "#components/call/media-capture.ts";
import { enoughKbps, type Step, type StepName } from "#components/check/check-steps.ts";
import { connectThroughRelay } from "#components/check/relayed-pair.ts";
import type { CheckServers } from "#lib/check/schemas.ts";
import { type IceServer, normalizeIceServers } from "#lib/turn/ice-server.ts";

export interface CheckOptions {
  fetchServers: () => Promise<CheckServers>;
  onStep: (step: Step) => void;
  signal: AbortSignal;
}

/** twilio-video's own, where the server names no other address. */
const twilioSignalingUrl = "wss://global.vss.twilio.com/signaling";
const signalingTimeoutMs = 10_000;
const speedTestMs = 3_000;

/** Tries everything that a visit needs, one after the other. It never rejects: what fails is a step that is bad. */
export async function runCheck({ fetchServers, onStep, signal }: CheckOptions): Promise<void> {
  const end = (name: StepName, status: Step["status"], detail: string | null = null) => {
    if (!signal.aborted) onStep({ name, status, detail });
  };
  const attempt = async (name: StepName, act: () => Promise<string | null>): Promise<boolean> => {
    end(name, "running");
    try {
      end(name, "good", await act());
      return true;
    } catch (error) {
      end(name, "bad", error instanceof Error ? `${error.name}: ${error.message}` : "unknown");
      return false;
    }
  };
  const skip = (...names: StepName[]) => {
    for (const name of names) end(name, "skipped");
  };

  const hasBrowser = await attempt("browser", async () => {
    if (typeof RTCPeerConnection === "undefined" || !navigator.mediaDevices) throw new Error("no WebRTC");
    return navigator.userAgent;
  });
  if (!hasBrowser) {
    skip("microphone", "camera", "signaling", "udp", "tcp", "tls", "speed");
    return;
  }

  end("microphone", "running");
  end("camera", "running");
  const captures = await captureBoth();
  for (const name of ["microphone", "camera"] as const) {
    const capture = captures[name];
    if ("track" in capture) capture.track.stop();
    const error = "error" in capture && capture.error instanceof Error ? capture.error.name : null;
    end(name, "track" in capture ? "good" : "bad", error);
  }
  if (signal.aborted) return;

  const servers = await fetchServers().catch((error: unknown) =>
    error instanceof Error ? error : new Error(),
  );
  const signalingUrl = servers instanceof Error ? undefined : servers.signaling_url;
  await attempt("signaling", () => openSignaling(signalingUrl ?? twilioSignalingUrl));
  if (servers instanceof Error) {
    // The server gives no more of them for now: that says nothing about this network.
    skip("udp", "tcp", "tls", "speed");
    return;
  }

  const iceServers = normalizeIceServers(servers);
  let fastest: IceServer[] | undefined;
  for (const name of ["udp", "tcp", "tls"] as const) {
    const usable = serversFor(name, iceServers);
    if (usable.length === 0) {
      skip(name);
      continue;
    }
    const isGood = await attempt(name, async () => {
      const pair = await connectThroughRelay(usable, signal);
      pair.close();
      return `${pair.connectedMs} ms`;
    });
    if (isGood) fastest ??= usable;
  }
  await checkSpeed(fastest);

  async function checkSpeed(usable: IceServer[] | undefined): Promise<void> {
    if (!usable) {
      skip("speed");
      return;
    }
    await attempt("speed", async () => {
      const pair = await connectThroughRelay(usable, signal);
      try {
        const kbps = await pair.measureKbps(speedTestMs);
        if (kbps < enoughKbps) throw new Error(`${kbps} kbit/s`);
        return `${kbps} kbit/s`;
      } finally {
        pair.close();
      }
    });
  }
}

/** The servers' URLs of one transport, each as a server of its own. */
export function serversFor(name: "udp" | "tcp" | "tls", iceServers: IceServer[]): IceServer[] {
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

function openSignaling(url: string): Promise<string> {
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
      resolve(`${Math.round(performance.now() - startedAt)} ms`);
    };
    socket.onerror = () => fail("refused");
  });
}
