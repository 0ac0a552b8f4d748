import type { RelayedPair } from "#components/check/relayed-pair.ts";

/**
 * What a way through a relay does to what is sent over it. Both ends are in this page and have the same clock: a message
 * from one to the other has gone up to the relay and come down from it, which is one round trip, and a loss is one of
 * either direction.
 */

/** As speech is sent: a small packet each 20 ms (RFC 7874, section 3, has Opus in 20 ms frames as the usual). */
const intervalMs = 20;
const packetBytes = 160;
/** What comes later than this is of no use to a conversation, and counts as lost. */
const latestMs = 1_000;

/** Twice what a good picture needs, both ways; more would only cost who pays for each megabyte. */
export const ceilingKbps = 2_000;
const chunkBytes = 1_100;
/** A sender that fills its buffer without end measures memory, not the network. */
const bufferedBytes = 64 * 1024;

export interface Steadiness {
  /** The median: a single late one says nothing. */
  roundTripMs: number;
  lossPercent: number;
}

/** @throws when nothing arrives */
export async function measureSteadiness({ near, far }: RelayedPair, durationMs: number): Promise<Steadiness> {
  const tripsMs: number[] = [];
  let sent = 0;
  far.binaryType = "arraybuffer";
  far.onmessage = ({ data }) => {
    const [sentAt] = new Float64Array(data as ArrayBuffer, 0, 1);
    if (sentAt !== undefined) tripsMs.push(performance.now() - sentAt);
  };
  const timer = setInterval(() => {
    if (near.readyState !== "open") return;
    const packet = new Float64Array(packetBytes / Float64Array.BYTES_PER_ELEMENT);
    packet[0] = performance.now();
    near.send(packet);
    sent++;
  }, intervalMs);
  await wait(durationMs);
  clearInterval(timer);
  await waitUntil(() => tripsMs.length === sent, latestMs);
  far.onmessage = null;
  const sorted = tripsMs.toSorted((one, other) => one - other);
  const median = sorted[Math.floor(sorted.length / 2)];
  if (median === undefined) throw new Error("nothing arrived");
  return {
    roundTripMs: Math.round(median),
    lossPercent: Math.round((1 - tripsMs.length / sent) * 1_000) / 10,
  };
}

/** Sends as much as gets through, but not more than `ceilingKbps`, and counts what arrives. */
export async function measureKbps({ near, far }: RelayedPair, durationMs: number): Promise<number> {
  let sent = 0;
  let arrived = 0;
  far.binaryType = "arraybuffer";
  far.onmessage = ({ data }) => {
    arrived += (data as ArrayBuffer).byteLength;
  };
  const chunk = new Uint8Array(chunkBytes);
  const startedAt = performance.now();
  const elapsedMs = () => performance.now() - startedAt;
  const timer = setInterval(() => {
    // Kilobits per second are bits per millisecond.
    while (
      near.readyState === "open" &&
      near.bufferedAmount < bufferedBytes &&
      sent * 8 < ceilingKbps * elapsedMs()
    ) {
      near.send(chunk);
      sent += chunkBytes;
    }
  }, intervalMs);
  await wait(durationMs);
  clearInterval(timer);
  const kbps = (arrived * 8) / elapsedMs();
  far.onmessage = null;
  return Math.round(kbps);
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function waitUntil(isMet: () => boolean, atMostMs: number): Promise<void> {
  const endAt = performance.now() + atMostMs;
  while (!isMet() && performance.now() < endAt) await wait(intervalMs);
}
