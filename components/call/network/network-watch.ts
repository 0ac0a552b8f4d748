import type { RemoteParticipant, Room } from "twilio-video";
import type { DataTrack } from "#components/call/data-track/data-track.ts";
import type { CallReport } from "#components/call/network/call-report.ts";
import { dataSaverChoice } from "#components/call/network/data-saver-choice.ts";
import { type LinkMessage, LinkMessages, worstOfOthers } from "#components/call/network/link-messages.ts";
import { measuredPaths } from "#components/call/network/measured-path.ts";
import {
  type Grade,
  type Judgement,
  judge,
  noJudgement,
  type Verdict,
} from "#components/call/network/network-judge.ts";
import {
  type Counters,
  countersOf,
  type NetworkSample,
  sampleBetween,
} from "#components/call/network/network-sample.ts";
import { type SendProfile, sendLimits, sendProfile, wishOf } from "#components/call/network/send-profile.ts";
import {
  climb,
  keepPicture,
  type Ladder,
  topOfLadder,
  type VideoStep,
} from "#components/call/network/video-ladder.ts";
import type { LocalPublisher } from "#components/call/publishing/local-publisher.ts";
import { SnapshotStore } from "#lib/client/snapshot-store.ts";

export interface NetworkState {
  readonly verdict: Verdict;
  /** The present limits for this browser's camera and microphone. */
  readonly profile: SendProfile;
  /** How far down the own picture was taken for the network's sake; saving data is no part of that. */
  readonly step: VideoStep;
  /** The other person with the weak connection, or who asked for no picture. */
  readonly whose: string | null;
  readonly isSavingData: boolean;
  /** Others send, and nothing of it has arrived for longer than connecting takes. */
  readonly isMediaMissing: boolean;
}

/** How the clinic's own server answers now. */
export type MeasureServer = () => Promise<"fast" | "slow" | "silent">;

export interface NetworkWatchOptions {
  publisher: LocalPublisher;
  measureServer?: MeasureServer | undefined;
  /** The clinic's server answers again after it could not be reached: the network is back. */
  onServerBack?: (() => void) | undefined;
  /** The first sound or picture of a room has come. */
  onMediaArrived?: (() => void) | undefined;
}

const lookEveryMs = 2_000;

/** One look may fall into the moment of connecting, which takes half a second on a good network and 3 s on a poor one. */
const looksUntilMissing = 2;

interface Place {
  readonly room: Room;
  readonly link: LinkMessages;
  readonly timer: ReturnType<typeof setInterval>;
}

/**
 * Looks at the connection while this person is in the room, judges it, and sends less or more of the picture so that the
 * sound stays good. The judgement outlives a room: who comes back does so on the same network.
 */
export class NetworkWatch {
  readonly #options: NetworkWatchOptions;
  readonly #store: SnapshotStore<NetworkState>;
  #place: Place | null = null;
  #report: CallReport | null = null;
  #counters: Counters | null = null;
  #judgement: Judgement = noJudgement;
  #ladder: Ladder = topOfLadder;
  #server: "fast" | "slow" | "silent" | null = null;
  #isSignalingLost = false;
  #beforeCut: Judgement = noJudgement;
  #isLooking = false;
  #hasHadMedia = false;
  /** Kept into the next room: the wait goes on there until something arrives. */
  #looksInVain = 0;
  #hasRecalled = false;
  /** The last request to the present room; null before the first. */
  #applied: SendProfile | null = null;
  /** Outlives a room, as the picture that is held back does. */
  #hasEverLowered = false;

  constructor(options: NetworkWatchOptions) {
    this.#options = options;
    this.#store = new SnapshotStore<NetworkState>({
      verdict: noJudgement.verdict,
      profile: "full",
      step: "full",
      whose: null,
      isSavingData: false,
      isMediaMissing: false,
    });
  }

  readonly getSnapshot = () => this.#store.getSnapshot();
  readonly subscribe = (listener: () => void) => this.#store.subscribe(listener);

  /** @param track the one that this person entered the room with */
  enter(room: Room, track: DataTrack, report: CallReport): void {
    this.leave();
    this.#recallDataSaver();
    this.#report = report;
    const link = new LinkMessages(track);
    this.#applied = null;
    this.#hasHadMedia = false;
    this.#isBack();
    const timer = setInterval(() => void this.#look(), lookEveryMs);
    this.#place = { room, link, timer };
    link.listen(room, () => this.#update());
    room
      .on("reconnecting", () => {
        if (!this.#isSignalingLost) this.#beforeCut = this.#judgement;
        this.#isSignalingLost = true;
      })
      .on("reconnected", () => this.#isBack());
    this.#update();
  }

  leave(): void {
    clearInterval(this.#place?.timer);
    this.#place = null;
  }

  /** Once: what this person has chosen since counts more. */
  #recallDataSaver(): void {
    if (this.#hasRecalled) return;
    this.#hasRecalled = true;
    this.#store.set({ ...this.getSnapshot(), isSavingData: dataSaverChoice.get() });
  }

  /** Discards measurements made without a network: they say nothing about the network that returned. */
  #isBack(): void {
    if (this.#isSignalingLost) this.#judgement = this.#beforeCut;
    this.#isSignalingLost = false;
    this.#counters = null;
  }

  /** Whether anything has ever arrived in this room: a network that lets nothing through is told from one that stopped. */
  get hasHadMedia(): boolean {
    return this.#hasHadMedia;
  }

  /** Bytes of sound and picture that have come in this room so far. */
  async countReceived(): Promise<number> {
    const reports = await this.#place?.room.getStats().catch(() => []);
    return countersOf(reports ?? [], performance.now()).bytesIn;
  }

  /** Remembered in this browser: who pays for their data does so tomorrow, too. */
  setDataSaver(isOn: boolean): void {
    if (this.getSnapshot().isSavingData === isOn) return;
    this.#hasRecalled = true;
    dataSaverChoice.set(isOn);
    this.#report?.event(isOn ? "data_saver_on" : "data_saver_off");
    this.#store.set({ ...this.getSnapshot(), isSavingData: isOn });
    this.#update();
  }

  keepPicture(): void {
    this.#ladder = keepPicture(this.#ladder, performance.now());
    this.#update();
  }

  async #look(): Promise<void> {
    const place = this.#place;
    if (!place || this.#isLooking) return;
    this.#isLooking = true;
    try {
      const [reports, paths] = await Promise.all([place.room.getStats(), measuredPaths(place.room)]);
      if (this.#place === place) this.#take(countersOf(reports, performance.now()), paths);
      if (this.#isInDoubt) await this.#ask();
    } catch (error) {
      // A connection that closes at this moment has no statistics.
      if (this.#place === place) this.#report?.error(error);
    } finally {
      this.#isLooking = false;
    }
  }

  async #ask(): Promise<void> {
    const { measureServer, onServerBack } = this.#options;
    const before = this.#server;
    this.#server = (await measureServer?.()) ?? null;
    if (before === "silent" && this.#server !== "silent") onServerBack?.();
  }

  #take(counters: Counters, paths: Awaited<ReturnType<typeof measuredPaths>>): void {
    const place = this.#place;
    if (!place) return;
    const sample = this.#counters && sampleBetween(this.#counters, counters);
    this.#counters = counters;
    if (counters.bytesIn > 0 && !this.#hasHadMedia) {
      this.#hasHadMedia = true;
      this.#options.onMediaArrived?.();
    }
    this.#report?.takes(paths);
    const { participants, localParticipant } = place.room;
    const others = [...participants.values()];
    if (sample && others.length > 0) this.#report?.sample(sample, localParticipant.networkQualityLevel);
    const isAwaited = !this.#hasHadMedia && others.some(isSending);
    this.#looksInVain = isAwaited ? this.#looksInVain + 1 : 0;
    // A connection that is only being made is neither good nor weak, and a picture less would not bring it about.
    if (!isAwaited) this.#weigh(others.length > 0 ? sample : null, place);
    this.#update();
    place.link.send(this.#message);
  }

  #weigh(sample: NetworkSample | null, { room, link }: Place): void {
    const others = [...room.participants.values()];
    const levels = others
      .map(({ networkQualityLevel }) => networkQualityLevel)
      .filter((level) => level !== null);
    const before = this.#judgement.verdict;
    this.#judgement = judge(
      this.#judgement,
      {
        sample: sample && this.#besidesOwnLimits(sample),
        ownLevel: room.localParticipant.networkQualityLevel,
        theirLevel: levels.length > 0 ? Math.min(...levels) : null,
        othersSay: worstOfOthers(link.heard),
        server: this.#server,
        areOthersReconnecting: others.some(({ state }) => state === "reconnecting"),
        isSignalingLost: this.#isSignalingLost,
      },
      Date.now(),
    );
    if (this.#judgement.verdict.grade === "good" && before.grade === "good") this.#server = null;
    // A picture less does not bring a network back, and would be missed when it is there.
    if (!this.#isSignalingLost) this.#ladder = climb(this.#ladder, this.#ownGrade, performance.now());
  }

  /**
   * A picture that is held this small by us makes the browser say the same as a network that takes no more; so does one that
   * is held back, which is sent as a black one, in less bits than a bad network takes (seen in Chromium 156).
   */
  #besidesOwnLimits(sample: NetworkSample): NetworkSample {
    const { profile } = this.getSnapshot();
    return profile === "saver" || profile === "off" ? { ...sample, isSqueezed: false } : sample;
  }

  /** Where the trouble is theirs, they take the steps and say so; a picture less from here would not help. */
  get #ownGrade(): Grade {
    const { grade, side } = this.#judgement.verdict;
    return side === "theirs" || side === "ours" ? "good" : grade;
  }

  get #isInDoubt(): boolean {
    return this.#judgement.verdict.grade !== "good" || this.#judgement.pending !== null;
  }

  get #message(): LinkMessage {
    const { grade, side } = this.#judgement.verdict;
    return {
      wish: wishOf(this.#ladder.step, this.getSnapshot().isSavingData),
      own: side === "yours" ? grade : "good",
    };
  }

  #update(): void {
    const { isSavingData, profile: before } = this.getSnapshot();
    const wishes = this.#place?.link.heard.map(({ wish }) => wish) ?? [];
    const profile = sendProfile(this.#ladder.step, isSavingData, wishes);
    const { verdict } = this.#judgement;
    const isForOthers = profile === "off" && this.#ladder.step !== "off";
    const whose = verdict.side === "theirs" || isForOthers ? this.#whose() : null;
    const isMediaMissing = this.#looksInVain >= looksUntilMissing;
    this.#store.set({ verdict, profile, step: this.#ladder.step, whose, isSavingData, isMediaMissing });
    if (profile !== before) this.#report?.event(eventOf(profile));
    this.#apply();
  }

  #whose(): string | null {
    const others = [...(this.#place?.room.participants.values() ?? [])];
    const gone = others.find(({ state }) => state === "reconnecting");
    const weakest = others.find(
      ({ networkQualityLevel }) => networkQualityLevel !== null && networkQualityLevel <= 2,
    );
    return (
      gone?.identity ?? weakest?.identity ?? this.#place?.link.whoseIsWeak ?? others[0]?.identity ?? null
    );
  }

  #apply(): void {
    const { profile } = this.getSnapshot();
    const place = this.#place;
    if (!place || this.#applied === profile) return;
    this.#applied = profile;
    if (profile !== "full") this.#hasEverLowered = true;
    // Do nothing until quality was lowered for the first time.
    if (!this.#hasEverLowered) return;
    place.room.localParticipant.setParameters(sendLimits[profile]);
    this.#options.publisher.holdCamera(profile === "off");
  }
}

function isSending({ tracks }: RemoteParticipant): boolean {
  return [...tracks.values()].some(({ kind, isTrackEnabled }) => kind !== "data" && isTrackEnabled);
}

function eventOf(profile: SendProfile): "video_restored" | "video_lowered" | "video_off" {
  if (profile === "full") return "video_restored";
  return profile === "off" ? "video_off" : "video_lowered";
}
