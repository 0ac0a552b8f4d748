import type { IceServer } from "#lib/turn/ice-server.ts";

const connectTimeoutMs = 12_000;
const chunkBytes = 16 * 1024;
/** A sender that fills its buffer without end measures memory, not the network. */
const bufferedBytes = 256 * 1024;

/** Two peer connections of this page that reach each other through a relay only. */
export interface RelayedPair {
  /** From the first packet to the open channel. */
  connectedMs: number;
  /** Sends for so long, and counts what arrives. */
  measureKbps(durationMs: number): Promise<number>;
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
    const farChannel = await received;
    return { connectedMs, close, measureKbps: (durationMs) => measure(channel, farChannel, durationMs) };
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

async function measure(
  sender: RTCDataChannel,
  receiver: RTCDataChannel,
  durationMs: number,
): Promise<number> {
  let bytes = 0;
  receiver.binaryType = "arraybuffer";
  receiver.onmessage = ({ data }) => {
    bytes += (data as ArrayBuffer).byteLength;
  };
  const chunk = new Uint8Array(chunkBytes);
  sender.bufferedAmountLowThreshold = bufferedBytes / 2;
  const fill = () => {
    while (sender.readyState === "open" && sender.bufferedAmount < bufferedBytes) sender.send(chunk);
  };
  sender.onbufferedamountlow = fill;
  const startedAt = performance.now();
  fill();
  await new Promise((resolve) => setTimeout(resolve, durationMs));
  sender.onbufferedamountlow = null;
  return Math.round((bytes * 8) / (performance.now() - startedAt));
}
