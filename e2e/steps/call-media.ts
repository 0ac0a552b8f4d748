import { expect, type Page } from "playwright/test";

declare global {
  interface Window {
    /** Every peer connection that the page has made and not closed. */
    watchedPeerConnections: RTCPeerConnection[];
    /** Every video track that the page has got from getUserMedia, and every copy of one. */
    openedVideoTracks: MediaStreamTrack[];
  }
}

/** How the packets of a client get to its relay. */
export type RelayTransport = "udp" | "tcp" | "tls";

/**
 * Keeps the page's peer connections in view, to read from the browser itself what arrives. Before the page is opened.
 * @param options.relayOnly lets the page use relayed candidates alone, as a network that blocks everything else would
 * @param options.relayOver and of the relays only those over this transport
 */
export async function watchPeerConnections(
  page: Page,
  { relayOnly = false, relayOver }: { relayOnly?: boolean; relayOver?: RelayTransport } = {},
): Promise<void> {
  const patterns = { udp: "^turn:.*transport=udp$", tcp: "^turn:.*transport=tcp$", tls: "^turns:" };
  await page.addInitScript(keepPeerConnections, {
    isRelayOnly: relayOnly || relayOver !== undefined,
    allowed: relayOver && patterns[relayOver],
  });
}

/** What the above runs in the page. `allowed` is a pattern of URLs. */
export function keepPeerConnections({
  isRelayOnly,
  allowed,
}: {
  isRelayOnly: boolean;
  allowed?: string | undefined;
}): void {
  window.watchedPeerConnections = [];
  const narrowed = (configuration: RTCConfiguration = {}): RTCConfiguration => {
    if (!isRelayOnly) return configuration;
    const iceServers = configuration.iceServers?.filter(
      ({ urls }) => allowed === undefined || [urls].flat().some((url) => new RegExp(allowed).test(url)),
    );
    return { ...configuration, ...(iceServers && { iceServers }), iceTransportPolicy: "relay" };
  };
  // A proxy and not a subclass: with a subclass the SDK's own wrapper misses the tracks that arrive.
  window.RTCPeerConnection = new Proxy(window.RTCPeerConnection, {
    construct(target, [configuration]: [RTCConfiguration?]) {
      const connection = new target(narrowed(configuration));
      // Those that are closed are let go, so that this is not what keeps them in memory.
      const open = window.watchedPeerConnections.filter(
        ({ connectionState }) => connectionState !== "closed",
      );
      window.watchedPeerConnections = [...open, connection];
      return connection;
    },
  });
}

/** Keeps every track of a camera in view, copies too: the light is on while one of them is live. Before the page is opened. */
export async function watchCameras(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.openedVideoTracks = [];
    const { mediaDevices } = navigator;
    const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (constraints) => {
      const stream = await getUserMedia(constraints);
      window.openedVideoTracks.push(...stream.getVideoTracks());
      return stream;
    };
    const { clone } = MediaStreamTrack.prototype;
    MediaStreamTrack.prototype.clone = function () {
      const copy = clone.call(this);
      if (window.openedVideoTracks.includes(this)) window.openedVideoTracks.push(copy);
      return copy;
    };
  });
}

/** How many cameras are open. */
export function openCameras(page: Page): Promise<number> {
  return page.evaluate(() => {
    const live = window.openedVideoTracks.filter(({ readyState }) => readyState === "live");
    return new Set(live.map((track) => track.getSettings().deviceId)).size;
  });
}

export interface MediaCounts {
  /** What the own camera has given, whether it was sent or not. */
  cameraFrames: number;
  framesDecoded: number;
  audioBytes: number;
  audioPackets: number;
  audioPacketsLost: number;
}

/** What all peer connections of the page that are still open have sent and received. */
export async function countMedia(page: Page): Promise<MediaCounts> {
  return page.evaluate(async () => {
    const sum = { cameraFrames: 0, framesDecoded: 0, audioBytes: 0, audioPackets: 0, audioPacketsLost: 0 };
    for (const connection of window.watchedPeerConnections) {
      if (connection.connectionState === "closed") continue;
      for (const stats of (await connection.getStats()).values()) {
        if (stats.type === "media-source" && stats.kind === "video") sum.cameraFrames += stats.frames ?? 0;
        if (stats.type !== "inbound-rtp") continue;
        if (stats.kind === "video") sum.framesDecoded += stats.framesDecoded ?? 0;
        else {
          sum.audioBytes += stats.bytesReceived ?? 0;
          sum.audioPackets += stats.packetsReceived ?? 0;
          sum.audioPacketsLost += stats.packetsLost ?? 0;
        }
      }
    }
    return sum;
  });
}

/** Waits until the participant's picture on the page shows a frame, its first or its next one, also in an element that is new. */
export async function expectFrame(page: Page, identityPrefix: string): Promise<void> {
  await page.evaluate(
    (selector) =>
      new Promise<void>((resolve) => {
        let watched: HTMLVideoElement | null = null;
        const timer = setInterval(() => {
          const video = document.querySelector<HTMLVideoElement>(selector);
          if (!video || video === watched) return;
          watched = video;
          video.requestVideoFrameCallback(() => {
            clearInterval(timer);
            resolve();
          });
        }, 20);
      }),
    `[data-participant^="${identityPrefix}"] video`,
  );
}

/** Waits until the participant's picture on the page advances frame by frame, and sound arrives. */
export async function expectLiveMedia(page: Page, identityPrefix: string): Promise<void> {
  const selector = `[data-participant^="${identityPrefix}"] video`;
  await expect(page.locator(selector)).toBeVisible();
  const shown = await page.evaluate(
    (ofParticipant) =>
      new Promise<number>((resolve) => {
        let watched: HTMLVideoElement | null = null;
        // Who comes back has another element: the one before shows no frame any more.
        const timer = setInterval(() => {
          const video = document.querySelector<HTMLVideoElement>(ofParticipant);
          if (!video || video === watched) return;
          watched = video;
          const frames = new Set<number>();
          const next = (_now: number, { mediaTime }: VideoFrameCallbackMetadata) => {
            if (video !== watched) return;
            frames.add(mediaTime);
            if (frames.size < 10) {
              video.requestVideoFrameCallback(next);
              return;
            }
            clearInterval(timer);
            resolve(frames.size);
          };
          video.requestVideoFrameCallback(next);
        }, 20);
      }),
    selector,
  );
  expect(shown).toBeGreaterThanOrEqual(10);
  const before = await countMedia(page);
  await expect
    .poll(async () => {
      const now = await countMedia(page);
      return now.framesDecoded > before.framesDecoded && now.audioBytes > before.audioBytes;
    })
    .toBe(true);
}

interface SelectedCandidates {
  types: string[];
  /** Of those that are relayed. */
  relayProtocols: string[];
}

/**
 * The page's own candidates of the pairs in use, of every open peer connection. What the other end uses is asked of the
 * other end: here it is "prflx" where its first check arrived before signaling named the candidate (RFC 8445 section
 * 7.3.1.3), whatever kind it is.
 */
export async function selectedCandidates(page: Page): Promise<SelectedCandidates> {
  return page.evaluate(async () => {
    const selected: SelectedCandidates = { types: [], relayProtocols: [] };
    for (const connection of window.watchedPeerConnections) {
      if (connection.connectionState === "closed") continue;
      const stats = await connection.getStats();
      for (const transport of stats.values()) {
        if (transport.type !== "transport" || !transport.selectedCandidatePairId) continue;
        const pair = stats.get(transport.selectedCandidatePairId);
        const local = stats.get(pair.localCandidateId);
        selected.types.push(local.candidateType);
        if (local.relayProtocol) selected.relayProtocols.push(local.relayProtocol);
      }
    }
    return selected;
  });
}
