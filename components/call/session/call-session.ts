import type { Room } from "twilio-video";
import { CaptionFeed } from "#components/call/captions/caption-feed.ts";
import { DataTrack } from "#components/call/data-track/data-track.ts";
import { HostMute } from "#components/call/data-track/host-mute.ts";
import { AudioOutput } from "#components/call/devices/audio-output.ts";
import { BackgroundBlur } from "#components/call/devices/background-blur.ts";
import type { LocalMedia } from "#components/call/devices/local-media.ts";
import { CallReport } from "#components/call/network/call-report.ts";
import { type MeasureServer, NetworkWatch } from "#components/call/network/network-watch.ts";
import { callProblem, isForeseen, isOverForServer, playOf } from "#components/call/problems/call-problem.ts";
import { LocalPublisher } from "#components/call/publishing/local-publisher.ts";
import { ScreenShare } from "#components/call/publishing/screen-share.ts";
import {
  type CallEvent,
  type CallState,
  initialCallState,
  reduce,
} from "#components/call/session/call-state.ts";
import { connectOptions } from "#components/call/session/connect-options.ts";
import { describeParticipant } from "#components/call/session/describe-participant.ts";
import { type EntryAttempt, EntryAttempts } from "#components/call/session/entry-attempts.ts";
import { observeRoom } from "#components/call/session/observe-room.ts";
import { OwnTabs } from "#components/call/session/own-tabs.ts";
import { pause } from "#lib/client/pause.ts";
import { SnapshotStore } from "#lib/client/snapshot-store.ts";
import type { WakeUps } from "#lib/client/turn/turn-service.ts";
import type { RoomTicket } from "#lib/wire/consultation.ts";
import type { NewTechnicalReport } from "#lib/wire/technical-report.ts";

export interface CallSessionOptions {
  /** The room to enter now and an access token for it. Asked for at every way in, the first and each later one. */
  fetchTicket: () => Promise<RoomTicket>;
  /** An empty list leaves it to Twilio. `isNew`: those in use may be why the call was lost. */
  fetchIceServers: (wanted: { isNew: boolean }) => Promise<RTCIceServer[]>;
  /** Tells when this page may have slept, or was without a network. */
  wakeUps?: WakeUps;
  /** Tells a network that is weak from a video service that is away. */
  measureServer?: MeasureServer;
  /** Given what was measured and met, at the end of each stay. Also while the page is being closed. */
  onStayEnded?: (report: NewTechnicalReport) => void;
  localMedia: LocalMedia;
  /** Returns whether a participant may mute this microphone. By default nobody may. */
  isHost?: (identity: string) => boolean;
}

/** A call that held this long has all remedies before it again, and so has one that brought sound and picture: they helped. */
const settledAfterMs = 60_000;

/** The SDK is back sooner where it tries at once: a connection that it saves is less of an interruption than a new one. */
const sdkHasMs = 1_000;

/**
 * A browser's question that nobody answers keeps the devices waiting for good: Firefox folds it away when the page is
 * pressed. Most cameras open within a second; what opens later is published then.
 */
const devicesHaveMs = 3_000;

const atOnce: EntryAttempt = { delayMs: 0, isRelayOnly: false };

/**
 * One person's stay in the call: the room at Twilio, the tracks in it, and what is shown of it as one immutable state.
 * A plain object; it can be made on the server, and touches the browser from `join()` on.
 */
export class CallSession {
  readonly media: LocalMedia;
  readonly screen = new ScreenShare();
  readonly blur = new BackgroundBlur();
  readonly speaker = new AudioOutput();
  /** The dominant speaker's sid, in a room with a media server. */
  readonly dominantSpeaker = new SnapshotStore<string | null>(null);
  /** The captions, when somebody has turned them on. */
  readonly captions = new CaptionFeed();
  readonly network: NetworkWatch;
  readonly hostMute: HostMute;
  readonly #options: CallSessionOptions;
  readonly #store: SnapshotStore<CallState>;
  /** From join() to the end or failure. What comes in from an earlier stay is ignored. */
  #stay: AbortController | null = null;
  #room: Room | null = null;
  #attempts = new EntryAttempts("first");
  #tabs: OwnTabs | null = null;
  #report: CallReport | null = null;
  #sdkVersion = "";
  readonly #publisher: LocalPublisher;

  constructor(options: CallSessionOptions) {
    this.#options = options;
    this.media = options.localMedia;
    this.#store = new SnapshotStore<CallState>({ ...initialCallState, local: this.media.getSnapshot() });
    this.#publisher = new LocalPublisher({ media: this.media, blur: this.blur, screen: this.screen });
    this.network = new NetworkWatch({
      publisher: this.#publisher,
      measureServer: options.measureServer,
      onServerBack: () => void this.#hurryBack(),
      onMediaArrived: () => this.#dispatch({ type: "mediaArrived" }),
    });
    this.hostMute = new HostMute({ media: this.media, isHost: options.isHost ?? (() => false) });
    this.media.subscribe(() =>
      this.#dispatch({ type: "localMediaChanged", local: this.media.getSnapshot() }),
    );
  }

  readonly getSnapshot = () => this.#store.getSnapshot();
  readonly subscribe = (listener: () => void) => this.#store.subscribe(listener);

  /**
   * Enters the room, opening the devices if they are not open yet; without those that take their time. Never rejects: the
   * state says how it went.
   */
  async join(): Promise<void> {
    if (this.#stay) return;
    const stay = new AbortController();
    const { signal } = stay;
    this.#stay = stay;
    this.#report = new CallReport(signal);
    this.#dispatch({ type: "joinRequested" });
    // Without a goodbye the others would see this person for another half minute. Mobile browsers fire no other event.
    window.addEventListener("pagehide", () => this.leave(), { signal });
    window.addEventListener("online", () => void this.#hurryBack(), { signal });
    this.#attempts = new EntryAttempts("first");
    this.#tabs = new OwnTabs(() => this.#finish({ type: "ended", reason: "opened-elsewhere" }));
    const stopWakeUps = this.#options.wakeUps?.(() => void this.#resume());
    signal.addEventListener("abort", () => {
      this.#tabs?.close();
      stopWakeUps?.();
    });
    try {
      await this.#arrive(signal, atOnce);
      this.#attempts = new EntryAttempts("return");
    } catch (error) {
      this.#fail(error, signal);
    }
  }

  /**
   * Leaves the room, or the way into it, and closes the devices. Safe to repeat: where there is no stay nothing is done,
   * since by then the devices may be open for something else.
   */
  leave(): void {
    if (this.#stay) this.#finish({ type: "ended", reason: "left" });
  }

  /**
   * After a sleep or a phone call: a device that the system kept is opened anew, and what it paused plays on. In this order,
   * for without an open microphone Safari may refuse to play.
   */
  async #resume(): Promise<void> {
    await Promise.all([this.media.resume("microphone"), this.media.resume("camera")]);
    this.#room?.refreshInactiveMedia();
  }

  /**
   * The network is there again. After a cut of 20 s the SDK waits for up to 10 s between its attempts (twilio-video 2.36.0,
   * lib/util/backoff.js) and does not listen for this; so the room is entered anew, unless the media are back without it.
   */
  async #hurryBack(): Promise<void> {
    const room = this.#room;
    const stay = this.#stay;
    if (!stay || room?.state !== "reconnecting") return;
    const before = await this.network.countReceived();
    await pause(sdkHasMs, stay.signal);
    if ((await this.network.countReceived()) > before) return;
    if (this.#room !== room || room.state !== "reconnecting") return;
    this.#forget();
    room.disconnect();
    this.#attempts = new EntryAttempts("return");
    await this.#return(stay.signal, atOnce, new Error("The network was away"));
  }

  setMicrophoneEnabled(isOn: boolean): void {
    this.media.setMicrophoneEnabled(isOn);
  }

  setCameraEnabled(isOn: boolean): Promise<void> {
    return this.media.setCameraEnabled(isOn);
  }

  switchMicrophone(deviceId: string): Promise<void> {
    return this.media.choose("microphone", deviceId);
  }

  switchCamera(deviceId: string): Promise<void> {
    return this.media.choose("camera", deviceId);
  }

  /** Tries what the playbook knows, until this person is in. @param lost what ended the stay before, on a return */
  async #arrive(signal: AbortSignal, first: EntryAttempt, lost: unknown = null): Promise<void> {
    let attempt = first;
    for (;;) {
      await pause(attempt.delayMs, signal, this.#options.wakeUps);
      signal.throwIfAborted();
      try {
        return await this.#enter(signal, attempt, lost !== null);
      } catch (error) {
        signal.throwIfAborted();
        this.#report?.error(error);
        if (lost !== null && isOverForServer(error))
          return this.#finish({ type: "ended", reason: "completed" });
        const next = this.#attempts.after(error);
        if (!next) throw error;
        attempt = next;
        if (playOf(error).remedy === "new-ticket") this.#report?.event("new_token");
        if (lost !== null) this.#dispatch(returning(error, attempt));
      }
    }
  }

  async #enter(signal: AbortSignal, { isRelayOnly }: EntryAttempt, isReturn: boolean): Promise<void> {
    const [sdk, ticket, iceServers] = await Promise.all([
      import("twilio-video"),
      this.#options.fetchTicket(),
      this.#options.fetchIceServers({ isNew: isReturn || isRelayOnly }),
      Promise.race([this.media.start(), pause(devicesHaveMs, signal)]),
    ]);
    this.#sdkVersion = sdk.version;
    const report = this.#report ?? new CallReport(signal);
    const link = new DataTrack(sdk);
    const tracks = [...(await this.#publisher.prepare(sdk, signal)), link.track];
    signal.throwIfAborted();
    if (isRelayOnly) report.event("relay_only");
    const connecting = sdk.connect(ticket.token, connectOptions(ticket, iceServers, tracks, { isRelayOnly }));
    const cancel = () => connecting.cancel();
    signal.addEventListener("abort", cancel);
    const room = await connecting.finally(() => signal.removeEventListener("abort", cancel));
    if (signal.aborted) room.disconnect();
    signal.throwIfAborted();
    this.#settle(room, signal, isRelayOnly);
    this.#publisher.enter(sdk, room);
    this.network.enter(room, link, report);
    this.hostMute.enter(room, link);
    this.captions.enter(room);
  }

  #settle(room: Room, signal: AbortSignal, isRelayOnly: boolean): void {
    const enteredAt = performance.now();
    const isPresent = () => this.#room === room;
    const { identity } = room.localParticipant;
    this.#room = room;
    observeRoom(room, (event) => {
      if (isPresent()) this.#dispatch(event);
    });
    const lose = (error: unknown) => {
      if (isPresent()) void this.#onLost(error, performance.now() - enteredAt, signal);
    };
    room.on("reconnecting", (error) => {
      if (!isPresent()) return;
      this.#report?.error(error);
      this.#report?.event("reconnecting");
      // The SDK would try the same way for half a minute more. Where nothing ever came through, another is due now.
      if (playOf(error).remedy !== "relay-only" || this.network.hasHadMedia) return;
      lose(error);
      room.disconnect();
    });
    room.on("reconnected", () => {
      if (isPresent()) this.#report?.event("reconnected");
    });
    room.on("disconnected", (_room, error) => lose(error));
    room.on("dominantSpeakerChanged", (speaker) => {
      if (isPresent()) this.dominantSpeaker.set(speaker?.sid ?? null);
    });
    this.#report?.event("connected");
    this.#dispatch({
      type: "joined",
      identity,
      isAnotherWay: isRelayOnly,
      participants: [...room.participants.values()].map(describeParticipant),
    });
    this.#tabs?.entered(identity);
  }

  /** The SDK has given up, or Twilio has spoken. No error means that the server removed this participant. */
  async #onLost(error: unknown, stayedMs: number, signal: AbortSignal): Promise<void> {
    this.#forget();
    if (error) this.#report?.error(error);
    if (!error) return this.#finish({ type: "ended", reason: "removed" });
    const { endsAs, remedy } = playOf(error);
    if (endsAs && remedy === "stop") return this.#finish({ type: "ended", reason: endsAs });
    if (stayedMs >= settledAfterMs || this.network.hasHadMedia) this.#attempts = new EntryAttempts("return");
    const attempt = this.#attempts.after(error);
    if (!attempt) return this.#fail(error, signal);
    // Asking our server takes a moment, after which the visit has most often ended: nothing has dropped.
    if (remedy !== "ask-server") this.#dispatch(returning(error, attempt));
    await this.#return(signal, attempt, error);
  }

  /** The room is lost; what was sent there is kept for the next one. */
  #forget(): void {
    this.#room = null;
    this.#publisher.leave();
    this.network.leave();
    this.captions.leave();
    this.#report?.event("disconnected");
  }

  async #return(signal: AbortSignal, attempt: EntryAttempt, lost: unknown): Promise<void> {
    try {
      await this.#arrive(signal, attempt, lost);
    } catch (failure) {
      this.#fail(failure, signal);
    }
  }

  #fail(error: unknown, signal: AbortSignal): void {
    if (signal.aborted) return;
    if (!isForeseen(error)) reportError(error);
    this.#finish({ type: "failed", problem: callProblem(error) });
  }

  #finish(event: Extract<CallEvent, { type: "ended" | "failed" }>): void {
    const room = this.#room;
    this.#room = null;
    this.#stay?.abort();
    this.#stay = null;
    room?.disconnect();
    this.network.leave();
    this.captions.leave();
    this.#sendReport(event);
    this.#publisher.stop();
    this.screen.stop();
    this.dominantSpeaker.set(null);
    this.media.stop();
    this.#dispatch(event);
  }

  #sendReport(end: CallEvent): void {
    const report = this.#report;
    this.#report = null;
    const { onStayEnded } = this.#options;
    if (!report || !onStayEnded) return;
    if (end.type === "failed") report.event("failed");
    onStayEnded(report.finish(this.media.getSnapshot(), `twilio-video ${this.#sdkVersion}`));
  }

  #dispatch(event: CallEvent): void {
    this.#store.set(reduce(this.#store.getSnapshot(), event));
  }
}

function returning(error: unknown, { isRelayOnly }: EntryAttempt): CallEvent {
  return { type: "reconnecting", cause: callProblem(error), isAnotherWay: isRelayOnly };
}
