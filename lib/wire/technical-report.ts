import { roles } from "#lib/wire/consultation.ts";
import { candidateTypes, mediaProtocols, relayProtocols } from "#lib/wire/vocabulary/media-path.ts";
import { maxReportEntries } from "#lib/wire/vocabulary/size-limits.ts";
import * as z from "#lib/wire/zod.ts";

/**
 * The wire format of a technical report: what one participant's browser measured during one stay in the call. Numbers,
 * codes and closed lists; the few texts are short and come from the browser, never from a person. Browser-safe.
 */

const instant = z.iso.datetime({ offset: true });

/** From the browser: of one line and this long at most. */
const label = (maxLength: number) => z.string().trim().max(maxLength);

/** Seconds since the stay began: a stay lasts no longer than its access token, with room for a clock that jumps. */
const offsetSeconds = z
  .number()
  .min(0)
  .max(24 * 60 * 60);

const measured = (max: number) => z.number().min(0).max(max).nullable();

export const MeasuredPath = z.strictObject({
  at_seconds: offsetSeconds,
  local: z.enum(candidateTypes),
  remote: z.enum(candidateTypes),
  protocol: z.enum(mediaProtocols),
  /** Between this browser and its relay; null where there is none. */
  relay_protocol: z.enum(relayProtocols).nullable(),
});
export type MeasuredPath = z.infer<typeof MeasuredPath>;

/** One look at the connection. What was not measured is null. `in` is what this browser receives, `out` what it sends. */
export const QualitySample = z.strictObject({
  at_seconds: offsetSeconds,
  rtt_ms: measured(60_000),
  jitter_ms: measured(60_000),
  loss_in_percent: measured(100),
  loss_out_percent: measured(100),
  kbps_in: measured(1_000_000),
  kbps_out: measured(1_000_000),
  /** Frames per second of the largest received picture. */
  frames_per_second: measured(240),
  /** Twilio's network quality level of this participant, 0 (broken) to 5. */
  level: z.number().int().min(0).max(5).nullable(),
});
export type QualitySample = z.infer<typeof QualitySample>;

/** Events, in order of time. */
export const reportedEvents = [
  "connected",
  "reconnecting",
  "reconnected",
  "disconnected",
  "failed",
  "relay_only",
  "new_token",
  "video_lowered",
  "video_off",
  "video_restored",
  "data_saver_on",
  "data_saver_off",
  "device_changed",
  "device_lost",
  "hidden",
  "visible",
] as const;

export const ReportedEvent = z.strictObject({
  at_seconds: offsetSeconds,
  event: z.enum(reportedEvents),
});
export type ReportedEvent = z.infer<typeof ReportedEvent>;

export const ReportedError = z.strictObject({
  at_seconds: offsetSeconds,
  /** Twilio's number, or the name of a DOMException such as `NotReadableError`. No message: it may quote anything. */
  code: z.union([z.number().int().min(0).max(99_999), z.string().regex(/^[A-Za-z]{1,40}$/)]),
});
export type ReportedError = z.infer<typeof ReportedError>;

const Device = z.strictObject({
  kind: z.enum(["camera", "microphone", "speaker"]),
  /** As the system calls it. */
  label: label(100),
});

export const NewTechnicalReport = z.strictObject({
  /** When the stay began and ended, by the browser's clock. */
  started_at: instant,
  ended_at: instant,
  browser: z.strictObject({
    user_agent: label(300),
    language: label(35),
    screen: z.strictObject({
      width: z.number().int().min(0).max(20_000),
      height: z.number().int().min(0).max(20_000),
    }),
    cores: z.number().int().min(0).max(1024).nullable(),
    /** NetworkInformation.effectiveType, where the browser has it. */
    network: z.enum(["slow-2g", "2g", "3g", "4g"]).nullable(),
  }),
  sdk: label(40),
  devices: z.array(Device).max(20),
  /** The provider of the relays, as the server named it. */
  ice_provider: z
    .string()
    .regex(/^[\w.-]{1,40}$/)
    .nullable(),
  /** Each path that media took, from when on. */
  paths: z.array(MeasuredPath).max(maxReportEntries.paths),
  samples: z.array(QualitySample).max(maxReportEntries.samples),
  events: z.array(ReportedEvent).max(maxReportEntries.events),
  errors: z.array(ReportedError).max(maxReportEntries.errors),
});
export type NewTechnicalReport = z.infer<typeof NewTechnicalReport>;

/** One line of the list: whose report it is, and how the call went. */
export const TechnicalReportSummary = z.object({
  id: z.uuid(),
  consultation_id: z.uuid(),
  role: z.enum(roles),
  created_at: instant,
  started_at: instant,
  ended_at: instant,
  error_count: z.number().int(),
});
export type TechnicalReportSummary = z.infer<typeof TechnicalReportSummary>;

export const TechnicalReportList = z.object({ results: z.array(TechnicalReportSummary) });
export type TechnicalReportList = z.infer<typeof TechnicalReportList>;

export const TechnicalReport = TechnicalReportSummary.extend({ report: NewTechnicalReport });
export type TechnicalReport = z.infer<typeof TechnicalReport>;

export const TechnicalReportParams = z.object({ id: z.uuid(), report_id: z.uuid() });
