import type { IceServer } from "#lib/wire/ice-server.ts";

const connectTimeoutMs = 12_000;

/** Two peer connections of this page that reach each other through a relay only. */
export interface RelayedPair {
  /** From the first packet to the open channel. */
  connectedMs: number;
  /** Both ends of one channel, on which nothing is repeated that got lost. */
  near: RTCDataChannel;
  far: RTCDataChannel;
  close(): void;
}

/** @throws when the relay cannot be used */
export async function connectThroughRelay(
  iceServers: IceServer[],
  signal: AbortSignal,
): Promise<RelayedPair> {
  const configuration: RTCConfiguration = { iceServers, iceTransportPolicy: "relay" };
  const [near, far] = [new RTCPeerConnection(configuration), new RTCPeerConnection(configuration)];
  const close = () => {
    near.close();
    far.close();
  };
  const startedAt = performance.now();
  near.onicecandidate = ({ candidate }) =>
    void (candidate && far.addIceCandidate(candidate).catch(() => undefined));
  far.onicecandidate = ({ candidate }) =>
    void (candidate && near.addIceCandidate(candidate).catch(() => undefined));
  const channel = near.createDataChannel("check", { ordered: false, maxRetransmits: 0 });
  const received = new Promise<RTCDataChannel>((resolve) => {
    far.ondatachannel = (event) => resolve(event.channel);
  });
  try {
    await near.setLocalDescription();
    if (near.localDescription) await far.setRemoteDescription(near.localDescription);
    await far.setLocalDescription();
    if (far.localDescription) await near.setRemoteDescription(far.localDescription);
    await opened(channel, near, signal);
    const connectedMs = Math.round(performance.now() - startedAt);
    return { connectedMs, near: channel, far: await received, close };
  } catch (error) {
    close();
    throw error;
  }
}

function opened(channel: RTCDataChannel, connection: RTCPeerConnection, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("timeout")), connectTimeoutMs);
    channel.onopen = () => {
      clearTimeout(timer);
      resolve();
    };
    connection.onconnectionstatechange = () => {
      if (connection.connectionState === "failed") reject(new Error("failed"));
    };
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
