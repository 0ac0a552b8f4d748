import { expect, type Page } from "playwright/test";

declare global {
  interface Window {
    /** Every peer connection that the page has made. */
    watchedPeerConnections: RTCPeerConnection[];
  }
}

/**
 * Keeps the page's peer connections in view, to read from the browser itself what arrives. Before the page is opened.
 * @param relayOnly lets the page use relayed candidates alone, as a network that blocks everything else would
 */
export async function watchPeerConnections(page: Page, { relayOnly = false } = {}): Promise<void> {
  await page.addInitScript((isRelayOnly) => {
    window.watchedPeerConnections = [];
    // A proxy and not a subclass: with a subclass the SDK's own wrapper misses the tracks that arrive.
    window.RTCPeerConnection = new Proxy(window.RTCPeerConnection, {
      construct(target, [configuration]: [RTCConfiguration?]) {
        const connection = new target(
          isRelayOnly ? { ...configuration, iceTransportPolicy: "relay" } : configuration,
        );
        window.watchedPeerConnections.push(connection);
        return connection;
      },
    });
  }, relayOnly);
}

interface Received {
  framesDecoded: number;
  audioBytes: number;
}

/** What all peer connections of the page that are still open have received. */
async function received(page: Page): Promise<Received> {
  return page.evaluate(async () => {
    const sum = { framesDecoded: 0, audioBytes: 0 };
    for (const connection of window.watchedPeerConnections) {
      if (connection.connectionState === "closed") continue;
      for (const stats of (await connection.getStats()).values()) {
        if (stats.type !== "inbound-rtp") continue;
        if (stats.kind === "video") sum.framesDecoded += stats.framesDecoded ?? 0;
        else sum.audioBytes += stats.bytesReceived ?? 0;
      }
    }
    return sum;
  });
}

/** Waits until the participant's picture on the page advances frame by frame, and sound arrives. */
export async function expectLiveMedia(page: Page, identityPrefix: string): Promise<void> {
  const video = page.locator(`[data-participant^="${identityPrefix}"] video`);
  await expect(video).toBeVisible();
  const shown = await video.evaluate(
    (element: HTMLVideoElement) =>
      new Promise<number>((resolve) => {
        const frames = new Set<number>();
        const next = (_now: number, { mediaTime }: VideoFrameCallbackMetadata) => {
          frames.add(mediaTime);
          if (frames.size >= 10) resolve(frames.size);
          else element.requestVideoFrameCallback(next);
        };
        element.requestVideoFrameCallback(next);
      }),
  );
  expect(shown).toBeGreaterThanOrEqual(10);
  const before = await received(page);
  await expect
    .poll(async () => {
      const now = await received(page);
      return now.framesDecoded > before.framesDecoded && now.audioBytes > before.audioBytes;
    })
    .toBe(true);
}

/** Candidate types of the pairs in use: local and remote, of every open peer connection. */
export async function selectedCandidateTypes(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const types: string[] = [];
    for (const connection of window.watchedPeerConnections) {
      if (connection.connectionState === "closed") continue;
      const stats = await connection.getStats();
      for (const transport of stats.values()) {
        if (transport.type !== "transport" || !transport.selectedCandidatePairId) continue;
        const pair = stats.get(transport.selectedCandidatePairId);
        types.push(
          stats.get(pair.localCandidateId).candidateType,
          stats.get(pair.remoteCandidateId).candidateType,
        );
      }
    }
    return types;
  });
}
