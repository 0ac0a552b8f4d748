import { type BrowserContext, expect, type Page } from "playwright/test";

/** The parts of twilio-video that the contract speaks to, inside the page. */
interface SdkTrack {
  kind: "audio" | "video" | "data";
  name: string;
  mediaStreamTrack?: MediaStreamTrack;
  on(event: string, listener: (data: unknown) => void): void;
}
interface SdkLocalTrack extends SdkTrack {
  enable(): void;
  disable(): void;
  stop(): void;
  send(data: string): void;
}
interface SdkRemoteParticipant {
  identity: string;
  tracks: Map<string, { isSubscribed: boolean; track: SdkTrack | null }>;
}
interface SdkRoom {
  sid: string;
  localParticipant: {
    publishTrack(track: SdkLocalTrack): Promise<unknown>;
    unpublishTrack(track: SdkLocalTrack): unknown;
  };
  participants: Map<string, SdkRemoteParticipant>;
  on(event: string, listener: (...args: never[]) => void): void;
  disconnect(): void;
}
export interface SdkTranscription {
  participant: string;
  track: string;
  transcription: string;
  partial_results: boolean;
  language_code: string;
  sequence_number: number;
  timestamp: string;
}
interface Sdk {
  connect(token: string, options: object): Promise<SdkRoom>;
  createLocalTracks(options: object): Promise<SdkLocalTrack[]>;
  createLocalVideoTrack(options: object): Promise<SdkLocalTrack>;
  LocalDataTrack: new (options: { name: string }) => SdkLocalTrack;
}
/** What the SDK puts on `window`; the type of that name there is of @twilio/video-processors. */
export interface SdkGlobal {
  Video: Sdk;
}
interface InPage {
  room?: SdkRoom;
  local: Map<string, SdkLocalTrack>;
  events: string[];
  transcriptions: SdkTranscription[];
  peerConnections: RTCPeerConnection[];
}
declare global {
  interface Window {
    contract: InPage;
  }
}

export interface Received {
  framesDecoded: number;
  audioBytes: number;
}

const SDK_PATH = "node_modules/twilio-video/dist/twilio-video.js";
const picture = { width: 320, height: 240, frameRate: 15 };

/** A page with the unmodified SDK in it and nothing else. Its room's events are kept as text, in order. */
export class SdkParticipant {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  /** @param prepare what is done to the page before it is opened */
  static async open(
    context: BrowserContext,
    pageUrl: string,
    prepare: (page: Page) => Promise<void> = async () => {},
  ): Promise<SdkParticipant> {
    const page = await context.newPage();
    await prepare(page);
    await page.goto(pageUrl);
    await page.evaluate(() => {
      const peerConnections: RTCPeerConnection[] = [];
      // Not a subclass: the SDK looks through the constructor's own prototype.
      window.RTCPeerConnection = new Proxy(window.RTCPeerConnection, {
        construct(target, [configuration]) {
          const peerConnection = new target(configuration);
          peerConnections.push(peerConnection);
          return peerConnection;
        },
      });
      window.contract = { local: new Map(), events: [], transcriptions: [], peerConnections };
    });
    await page.addScriptTag({ path: SDK_PATH });
    return new SdkParticipant(page);
  }

  /** Answers what `Video.connect()` ended with: the room's SID, or the error's code. */
  connect(
    token: string,
    options: { wsServer: string; name?: string; iceServers?: object[]; receiveTranscriptions?: boolean },
  ) {
    return this.page.evaluate(
      async ([token, options, picture]): Promise<{ sid: string } | { code: number; message: string }> => {
        const { Video } = window.Twilio as unknown as SdkGlobal;
        const { contract } = window;
        if (contract.local.size === 0) {
          const tracks = await Video.createLocalTracks({ audio: true, video: picture });
          // By the name that the call's pages listen to: they hear what is sent here.
          const data = new Video.LocalDataTrack({ name: "link" });
          for (const track of [...tracks, data]) contract.local.set(track.kind, track);
        }
        try {
          const tracks = [...contract.local.values()];
          const room = await Video.connect(token, { insights: false, tracks, ...options });
          const note = (...words: unknown[]) => contract.events.push(words.join(" "));
          contract.room = room;
          for (const event of ["Connected", "Disconnected", "Reconnecting", "Reconnected"]) {
            room.on(`participant${event}`, ({ identity }: SdkRemoteParticipant) =>
              note(`participant${event}`, identity),
            );
          }
          const codeOf = (error?: { code: number }) => (error ? [error.code] : []);
          for (const event of ["reconnecting", "reconnected"]) {
            room.on(event, (error?: { code: number }) => note(event, ...codeOf(error)));
          }
          room.on("disconnected", (_room: SdkRoom, error?: { code: number }) =>
            note("disconnected", ...codeOf(error)),
          );
          for (const event of ["trackDisabled", "trackEnabled"]) {
            room.on(event, ({ kind }: SdkTrack, { identity }: SdkRemoteParticipant) =>
              note(event, kind, identity),
            );
          }
          for (const event of ["trackSubscribed", "trackUnsubscribed"]) {
            room.on(event, ({ kind }: SdkTrack, _publication: unknown, { identity }: SdkRemoteParticipant) =>
              note(event, kind, identity),
            );
          }
          room.on("trackMessage", (data: unknown, _track: SdkTrack, { identity }: SdkRemoteParticipant) =>
            note("trackMessage", data, identity),
          );
          room.on("transcription", (event: SdkTranscription) => contract.transcriptions.push(event));
          return { sid: room.sid };
        } catch (error) {
          const { code, message } = error as { code: number; message: string };
          return { code, message };
        }
      },
      [token, options, picture] as const,
    );
  }

  events(): Promise<string[]> {
    return this.page.evaluate(() => window.contract.events);
  }

  /** What was transcribed for this page so far, by anybody in the room. */
  transcriptions(): Promise<SdkTranscription[]> {
    return this.page.evaluate(() => window.contract.transcriptions);
  }

  identities(): Promise<string[]> {
    return this.page.evaluate(() =>
      [...(window.contract.room?.participants.values() ?? [])].map(({ identity }) => identity).sort(),
    );
  }

  /** What arrived so far from another participant's current tracks. */
  received(identity: string): Promise<Received> {
    return this.page.evaluate(async (identity) => {
      const { room, peerConnections } = window.contract;
      const from = [...(room?.participants.values() ?? [])].find(
        (participant) => participant.identity === identity,
      );
      const trackIds = [...(from?.tracks.values() ?? [])].flatMap(
        ({ track }) => track?.mediaStreamTrack?.id ?? [],
      );
      const received = { framesDecoded: 0, audioBytes: 0 };
      for (const peerConnection of peerConnections) {
        for (const stats of (await peerConnection.getStats()).values()) {
          if (stats.type !== "inbound-rtp" || !trackIds.includes(stats.trackIdentifier)) continue;
          if (stats.kind === "video") received.framesDecoded += stats.framesDecoded ?? 0;
          else received.audioBytes += stats.bytesReceived ?? 0;
        }
      }
      return received;
    }, identity);
  }

  /** Waits until more of this participant's picture and sound has arrived than before. */
  async waitForMedia(identity: string, { moreFrames = 10 } = {}): Promise<void> {
    const before = await this.received(identity);
    await expect
      .poll(async () => (await this.received(identity)).framesDecoded, { message: `picture of ${identity}` })
      .toBeGreaterThanOrEqual(before.framesDecoded + moreFrames);
    await expect
      .poll(async () => (await this.received(identity)).audioBytes, { message: `sound of ${identity}` })
      .toBeGreaterThan(before.audioBytes);
  }

  async waitForEvent(event: string): Promise<void> {
    await expect.poll(() => this.events(), { timeout: 15_000 }).toContain(event);
  }

  setEnabled(kind: "audio" | "video", isEnabled: boolean): Promise<void> {
    return this.page.evaluate(
      ([kind, isEnabled]) => {
        const track = window.contract.local.get(kind);
        if (isEnabled) track?.enable();
        else track?.disable();
      },
      [kind, isEnabled] as const,
    );
  }

  /** Stops the camera and takes its track out of the room. */
  unpublishVideo(): Promise<void> {
    return this.page.evaluate(() => {
      const track = window.contract.local.get("video");
      if (!track) return;
      track.stop();
      window.contract.room?.localParticipant.unpublishTrack(track);
    });
  }

  /** Resolves when the server has given the new track its SID. */
  publishVideo(): Promise<void> {
    return this.page.evaluate(async (picture) => {
      const { Video } = window.Twilio as unknown as SdkGlobal;
      const track = await Video.createLocalVideoTrack(picture);
      window.contract.local.set("video", track);
      await window.contract.room?.localParticipant.publishTrack(track);
    }, picture);
  }

  sendData(text: string): Promise<void> {
    return this.page.evaluate((text) => window.contract.local.get("data")?.send(text), text);
  }

  leave(): Promise<void> {
    return this.page.evaluate(() => window.contract.room?.disconnect());
  }

  /** Candidate types of the pair in use, one text for each open peer connection. */
  selectedCandidateTypes(): Promise<string[]> {
    return this.page.evaluate(async () => {
      const types: string[] = [];
      for (const peerConnection of window.contract.peerConnections) {
        const stats = await peerConnection.getStats();
        for (const entry of stats.values()) {
          if (entry.type !== "transport" || !entry.selectedCandidatePairId) continue;
          const pair = stats.get(entry.selectedCandidatePairId);
          types.push(stats.get(pair.localCandidateId)?.candidateType);
        }
      }
      return types;
    });
  }
}
