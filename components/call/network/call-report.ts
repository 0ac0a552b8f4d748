import type { LocalMediaState } from "#components/call/devices/local-media.ts";
import type { NetworkSample } from "#components/call/network/network-sample.ts";
import { twilioCodeOf } from "#components/call/problems/call-problem.ts";
import type {
  MeasuredPath,
  NewTechnicalReport,
  QualitySample,
  ReportedError,
  ReportedEvent,
} from "#lib/wire/technical-report.ts";
import { maxReportEntries } from "#lib/wire/vocabulary/size-limits.ts";

type Path = Omit<MeasuredPath, "at_seconds">;

/**
 * What this browser measured and met during one stay in the call, for who is to find out afterwards what was wrong:
 * numbers, codes and the names of devices. Nothing of it says who met, or what for.
 */
export class CallReport {
  readonly #startedAt = new Date();
  readonly #startedAtMs = performance.now();
  readonly #samples: QualitySample[] = [];
  /** One look of so many is kept; a long stay halves what it has and keeps half as often. */
  #keepsEvery = 1;
  #looks = 0;
  readonly #paths: MeasuredPath[] = [];
  #pathsNow: readonly string[] = [];
  readonly #events: ReportedEvent[] = [];
  readonly #errors: ReportedError[] = [];

  /** @param signal ends the stay */
  constructor(signal: AbortSignal) {
    globalThis.document?.addEventListener(
      "visibilitychange",
      () => this.event(document.visibilityState === "visible" ? "visible" : "hidden"),
      { signal },
    );
  }

  event(event: ReportedEvent["event"]): void {
    if (this.#events.length < maxReportEntries.events)
      this.#events.push({ at_seconds: this.#seconds(), event });
  }

  /** Twilio's number or the exception's name. Its message may quote anything, so that is left. */
  error(error: unknown): void {
    const name = error instanceof Error && /^[A-Za-z]{1,40}$/.test(error.name) ? error.name : "Error";
    const code = twilioCodeOf(error) ?? name;
    if (this.#errors.length < maxReportEntries.errors)
      this.#errors.push({ at_seconds: this.#seconds(), code });
  }

  /** @param paths those of all connections now */
  takes(paths: readonly Path[]): void {
    const before = this.#pathsNow;
    this.#pathsNow = paths.map(keyOf);
    for (const path of paths) {
      if (before.includes(keyOf(path)) || this.#paths.length === maxReportEntries.paths) continue;
      this.#paths.push({ at_seconds: this.#seconds(), ...path });
    }
  }

  sample(sample: NetworkSample, level: number | null): void {
    this.#looks += 1;
    if (this.#samples.length === maxReportEntries.samples) {
      const halved = this.#samples.filter((_, index) => index % 2 === 1);
      this.#samples.splice(0, maxReportEntries.samples, ...halved);
      this.#keepsEvery *= 2;
    }
    if (this.#looks % this.#keepsEvery !== 0) return;
    this.#samples.push({
      at_seconds: this.#seconds(),
      rtt_ms: sample.rttMs,
      jitter_ms: sample.jitterMs,
      loss_in_percent: rounded(sample.lossInPercent),
      loss_out_percent: rounded(sample.lossOutPercent),
      kbps_in: rounded(sample.kbpsIn),
      kbps_out: rounded(sample.kbpsOut),
      frames_per_second: rounded(sample.framesPerSecond),
      level,
    });
  }

  /** As the server takes it. */
  finish(local: LocalMediaState, sdk: string): NewTechnicalReport {
    return {
      started_at: this.#startedAt.toISOString(),
      ended_at: new Date().toISOString(),
      browser: thisBrowser(),
      sdk,
      devices: devicesOf(local),
      ice_provider: null,
      paths: this.#paths,
      samples: this.#samples,
      events: this.#events,
      errors: this.#errors,
    };
  }

  #seconds(): number {
    return rounded((performance.now() - this.#startedAtMs) / 1000);
  }
}

function rounded<Value extends number | null>(value: Value): Value extends null ? number | null : number;
function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 10) / 10;
}

/** NetworkInformation is not in every browser, nor in TypeScript's library. */
type Network = NonNullable<NewTechnicalReport["browser"]["network"]>;
const networks: readonly Network[] = ["slow-2g", "2g", "3g", "4g"];

function thisBrowser(): NewTechnicalReport["browser"] {
  const { userAgent, language, hardwareConcurrency } = navigator;
  const connection: unknown = "connection" in navigator ? navigator.connection : null;
  const type =
    typeof connection === "object" && connection !== null && "effectiveType" in connection
      ? connection.effectiveType
      : null;
  return {
    user_agent: userAgent.slice(0, 300),
    language: language.slice(0, 35),
    screen: { width: Math.round(screen.width), height: Math.round(screen.height) },
    cores: hardwareConcurrency ?? null,
    network: networks.find((each) => each === type) ?? null,
  };
}

function keyOf({ local, remote, protocol, relay_protocol }: Path): string {
  return [local, remote, protocol, relay_protocol].join();
}

/** Those in use: their names are needed to tell a headset that drops out from a network that does. */
function devicesOf(local: LocalMediaState): NewTechnicalReport["devices"] {
  return (["camera", "microphone"] as const).flatMap((kind) => {
    const { deviceId, choices } = local[kind];
    const chosen = choices.find((choice) => choice.deviceId === deviceId);
    return chosen?.label ? [{ kind, label: chosen.label.slice(0, 100) }] : [];
  });
}
