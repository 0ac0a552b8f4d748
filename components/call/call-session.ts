import type { RemoteParticipant, Room } from "twilio-video";
import { AudioOutput } from "#components/call/audio-output.ts";
import { BackgroundBlur } from "#components/call/background-blur.ts";
import { callProblem, isForeseen, twilioCodeOf } from "#components/call/call-problem.ts";
import {
  type CallEvent,
  type CallState,
  type EndReason,
  initialCallState,
  reduce,
} from "#components/call/call-state.ts";
import { connectOptions } from "#components/call/connect-options.ts";
import { describeParticipant } from "#components/call/describe-participant.ts";
import type { LocalMedia } from "#components/call/local-media.ts";
import { LocalPublisher } from "#components/call/local-publisher.ts";
import { ScreenShare } from "#components/call/screen-share.ts";
import { SnapshotStore } from "#components/call/snapshot-store.ts";
import type { RoomTicket } from "#lib/consultations/schemas.ts";

export interface CallSessionOptions {
  /** The room to enter now and an access token for it. Asked for at every way in, the first and each later one. */
  fetchTicket: () => Promise<RoomTicket>;
  /** An empty list leaves it to Twilio. */
  fetchIceServers: () => Promise<RTCIceServer[]>;
  localMedia: LocalMedia;
}

interface Entered {
  readonly sdk: typeof import("twilio-video");
  readonly room: Room;
}

/** Twilio ends these for good. Coming back by itself after 53205 would make two tabs evict each other for ever. */
const endReasons: ReadonlyMap<number, EndReason> = new Map([
  [53118, "completed"],
  [53205, "opened-elsewhere"],
  [53216, "time-over"],
]);

/**
 * How long to wait before each attempt to enter anew, after the SDK's own attempts to keep the connection have failed.
 * LiveKit's reconnect policy, shortened: the person is told and can press "Try again" after some 20 s.
 */
const reentryDelaysMs: readonly number[] = [0, 300, 1_200, 2_700, 4_800, 7_000];

/** Lost again sooner than this, a call does not come back by itself: without media the SDK gives up after 45 s. */
const settledAfterMs = 60_000;

/**
 * One person's stay in the call: the room at Twilio, the tracks in it, and what is shown of it as one immutable state.
 * A plain object; it can be made on the server, and touches the browser from `join()` on.
 */
export class CallSession {
  readonly media: LocalMedia;
  readonly screen = new ScreenShare();
  readonly blur = new BackgroundBlur();
  readonly speaker = new AudioOutput();
  /** Who speaks, as a room with a media server tells it: the stay's sid. Rooms between peers tell nothing. */
  readonly dominantSpeaker = new SnapshotStore<string | null>(null);
  readonly #options: CallSessionOptions;
  readonly #store: SnapshotStore<CallState>;
  /** From join() to the end or failure. What comes in from an earlier stay is ignored. */
  #stay: AbortController | null = null;
  #room: Room | null = null;
  readonly #publisher: LocalPublisher;

  constructor(options: CallSessionOptions) {
    this.#options = options;
    this.media = options.localMedia;
    this.#store = new SnapshotStore<CallState>({ ...initialCallState, local: this.media.getSnapshot() });
    this.#publisher = new LocalPublisher({ media: this.media, blur: this.blur, screen: this.screen });
    this.media.subscribe(() =>
      this.#dispatch({ type: "localMediaChanged", local: this.media.getSnapshot() }),
    );
  }

  readonly getSnapshot = () => this.#store.getSnapshot();
  readonly subscribe = (listener: () => void) => this.#store.subscribe(listener);

  /** Enters the room, opening the devices if they are not open yet. Never rejects: the state says how it went. */
  async join(): Promise<void> {
    if (this.#stay) return;
    const stay = new AbortController();
    const { signal } = stay;
    this.#stay = stay;
    this.#dispatch({ type: "joinRequested" });
    // Without a goodbye the others would see this person for another half minute. Mobile browsers fire no other event.
    window.addEventListener("pagehide", () => this.leave(), { signal });
    try {
      await this.#enter(signal);
    } catch (error) {
      this.#fail(error, signal);
    }
  }

  /** Leaves the room, or the way into it, and closes the devices. */
  leave(): void {
    this.#finish({ type: "ended", reason: "left" });
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

  async #enter(signal: AbortSignal): Promise<void> {
    let entered: Entered;
    try {
      entered = await this.#connect(signal);
    } catch (error) {
      if (!isUntimelyToken(error)) throw error;
      entered = await this.#connect(signal);
    }
    const { sdk, room } = entered;
    this.#room = room;
    this.#observe(room);
    this.#dispatch({
      type: "joined",
      identity: room.localParticipant.identity,
      participants: [...room.participants.values()].map(describeParticipant),
    });
    this.#publisher.enter(sdk, room);
  }

  async #connect(signal: AbortSignal): Promise<Entered> {
    const [sdk, ticket, iceServers] = await Promise.all([
      import("twilio-video"),
      this.#options.fetchTicket(),
      this.#options.fetchIceServers(),
      this.media.start(),
    ]);
    const tracks = await this.#publisher.prepare(sdk, signal);
    signal.throwIfAborted();
    const connecting = sdk.connect(ticket.token, connectOptions(ticket, iceServers, tracks));
    const cancel = () => connecting.cancel();
    signal.addEventListener("abort", cancel);
    const room = await connecting.finally(() => signal.removeEventListener("abort", cancel));
    if (signal.aborted) room.disconnect();
    signal.throwIfAborted();
    return { sdk, room };
  }

  #observe(room: Room): void {
    const enteredAt = performance.now();
    const dispatch = (event: CallEvent) => {
      if (this.#room === room) this.#dispatch(event);
    };
    // Asking the room who is in it, rather than trusting the event, keeps a late track event from bringing back who left.
    const refresh = (participant: RemoteParticipant) =>
      dispatch(
        room.participants.has(participant.sid)
          ? { type: "participantChanged", participant: describeParticipant(participant) }
          : { type: "participantLeft", sid: participant.sid },
      );
    const refreshPublisher = (_publication: unknown, participant: RemoteParticipant) => refresh(participant);
    const refreshSender = (_track: unknown, _publication: unknown, participant: RemoteParticipant) =>
      refresh(participant);
    room
      .on("participantConnected", refresh)
      .on("participantDisconnected", refresh)
      .on("participantReconnecting", refresh)
      .on("participantReconnected", refresh)
      .on("trackPublished", refreshPublisher)
      .on("trackUnpublished", refreshPublisher)
      .on("trackEnabled", refreshPublisher)
      .on("trackDisabled", refreshPublisher)
      .on("trackSubscribed", refreshSender)
      .on("trackUnsubscribed", refreshSender)
      .on("dominantSpeakerChanged", (speaker) => {
        if (this.#room === room) this.dominantSpeaker.set(speaker?.sid ?? null);
      })
      .on("reconnecting", (error) => dispatch({ type: "reconnecting", cause: callProblem(error) }))
      .on("reconnected", () => dispatch({ type: "reconnected" }))
      .on("disconnected", (_room, error) => {
        if (this.#room === room) void this.#onDisconnected(error, performance.now() - enteredAt);
      });
  }

  /** The SDK has given up, or Twilio has spoken. No error means that the server removed this participant. */
  async #onDisconnected(error: unknown, stayedMs: number): Promise<void> {
    this.#room = null;
    this.#publisher.leave();
    const signal = this.#stay?.signal;
    const code = twilioCodeOf(error);
    const reason = error ? endReasons.get(code ?? 0) : "removed";
    if (reason) this.#finish({ type: "ended", reason });
    else if (!signal) return;
    else if (stayedMs < settledAfterMs && code !== 20104) this.#fail(error, signal);
    else await this.#reenter(error, signal);
  }

  async #reenter(cause: unknown, signal: AbortSignal): Promise<void> {
    this.#dispatch({ type: "reconnecting", cause: callProblem(cause) });
    let failure = cause;
    for (const delayMs of reentryDelaysMs) {
      await wait(delayMs, signal);
      if (signal.aborted) return;
      try {
        return await this.#enter(signal);
      } catch (error) {
        failure = error;
        if (!callProblem(error).canRetry || isUntimelyToken(error)) break;
      }
    }
    this.#fail(failure, signal);
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
    this.#publisher.stop();
    this.screen.stop();
    this.dominantSpeaker.set(null);
    this.media.stop();
    this.#dispatch(event);
  }

  #dispatch(event: CallEvent): void {
    this.#store.set(reduce(this.#store.getSnapshot(), event));
  }
}

/** The access token is too old or too new, which a fresh one may mend. Every other fault of a token stays. */
function isUntimelyToken(error: unknown): boolean {
  const code = twilioCodeOf(error);
  return code === 20104 || code === 20105;
}

/** Ends early when the signal says so. */
function wait(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, delayMs);
    signal.addEventListener("abort", end);
  });
}
