import type { StatsReport } from "twilio-video";

/** Measurements between two looks at the connection. Null where nothing was measured. */
export interface NetworkSample {
  readonly rttMs: number | null;
  readonly jitterMs: number | null;
  readonly lossInPercent: number | null;
  readonly lossOutPercent: number | null;
  readonly kbpsIn: number;
  readonly kbpsOut: number;
  /** Frames per second of the largest received picture. */
  readonly framesPerSecond: number | null;
  /** The browser sends a smaller picture than it could, because the network takes no more. */
  readonly isSqueezed: boolean;
}

/** The counters of all connections at one moment. */
export interface Counters
  extends Pick<NetworkSample, "rttMs" | "jitterMs" | "framesPerSecond" | "isSqueezed"> {
  readonly atMs: number;
  readonly packetsIn: number;
  readonly lostIn: number;
  readonly packetsOut: number;
  readonly lostOut: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
}

export function countersOf(reports: readonly StatsReport[], atMs: number): Counters {
  const sent = reports.flatMap((report) => [...report.localAudioTrackStats, ...report.localVideoTrackStats]);
  const received = reports.flatMap((report) => [
    ...report.remoteAudioTrackStats,
    ...report.remoteVideoTrackStats,
  ]);
  const videoIn = reports.flatMap((report) => report.remoteVideoTrackStats);
  const videoOut = reports.flatMap((report) => report.localVideoTrackStats);
  return {
    atMs,
    packetsIn: sum(received.map(({ packetsReceived }) => packetsReceived)),
    lostIn: sum(received.map(({ packetsLost }) => packetsLost)),
    packetsOut: sum(sent.map(({ packetsSent }) => packetsSent)),
    lostOut: sum(sent.map(({ packetsLost }) => packetsLost)),
    bytesIn: sum(received.map(({ bytesReceived }) => bytesReceived)),
    bytesOut: sum(sent.map(({ bytesSent }) => bytesSent)),
    rttMs: largest(sent.map(({ roundTripTime }) => roundTripTime)),
    // Sound only: the packets of one picture share a time stamp, which looks like jitter.
    jitterMs: largest(
      reports.flatMap(({ remoteAudioTrackStats }) => remoteAudioTrackStats.map(({ jitter }) => jitter)),
    ),
    framesPerSecond: largest(videoIn.map(({ frameRate }) => frameRate)),
    isSqueezed: videoOut.some(({ qualityLimitationReason }) => qualityLimitationReason === "bandwidth"),
  };
}

/** Null right after a reconnection, whose counters start at zero. */
export function sampleBetween(before: Counters, after: Counters): NetworkSample | null {
  const seconds = (after.atMs - before.atMs) / 1000;
  const bytesIn = after.bytesIn - before.bytesIn;
  const bytesOut = after.bytesOut - before.bytesOut;
  if (seconds <= 0 || bytesIn < 0 || bytesOut < 0) return null;
  return {
    rttMs: after.rttMs,
    jitterMs: after.jitterMs,
    framesPerSecond: after.framesPerSecond,
    isSqueezed: after.isSqueezed,
    lossInPercent: lossPercent(after.lostIn - before.lostIn, after.packetsIn - before.packetsIn),
    // Packets that the other side reports as lost were sent, too.
    lossOutPercent: lossPercent(
      after.lostOut - before.lostOut,
      after.packetsOut - before.packetsOut - (after.lostOut - before.lostOut),
    ),
    kbpsIn: (bytesIn * 8) / 1000 / seconds,
    kbpsOut: (bytesOut * 8) / 1000 / seconds,
  };
}

/** Fewer packets than these say nothing about a share. Speech alone makes 50 a second, silence one in 400 ms. */
const fewestPackets = 20;

function lossPercent(lost: number, arrived: number): number | null {
  const all = lost + arrived;
  // Retransmitted packets that come late make a loss negative.
  return all < fewestPackets ? null : (Math.max(0, lost) / all) * 100;
}

function sum(values: readonly (number | null | undefined)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}

function largest(values: readonly (number | null | undefined)[]): number | null {
  const known = values.filter((value) => typeof value === "number");
  return known.length === 0 ? null : Math.max(...known);
}
