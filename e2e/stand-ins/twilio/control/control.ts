import { z } from "zod";
import { AccountCondition, healthyAccount } from "#e2e/stand-ins/twilio/control/account-condition.ts";
import { type Faults, NewFault } from "#e2e/stand-ins/twilio/control/faults.ts";
import type { IceFormat } from "#e2e/stand-ins/twilio/rest/ice-servers.ts";
import type { StatusCallbacks } from "#e2e/stand-ins/twilio/rest/status-callbacks.ts";
import type { TranscriptionDelivery } from "#e2e/stand-ins/twilio/rest/transcription-delivery.ts";
import {
  engineSettings,
  type Transcription,
  type Transcriptions,
} from "#e2e/stand-ins/twilio/rest/transcriptions.ts";
import { presentParticipants, type Room } from "#e2e/stand-ins/twilio/room-state.ts";
import type { Rooms } from "#e2e/stand-ins/twilio/rooms.ts";
import type { Signaling } from "#e2e/stand-ins/twilio/signaling/signaling.ts";

export interface ControlContext {
  rooms: Rooms;
  transcriptions: Transcriptions;
  transcripts: TranscriptionDelivery;
  faults: Faults;
  signaling: Signaling;
  callbacks: StatusCallbacks;
  /** Changed in place: the signaling looks at the same object. */
  condition: AccountCondition;
  iceFormat: IceFormat;
}

export interface ControlAnswer {
  status: number;
  body: object;
}

const NewFaults = z.union([NewFault, z.array(NewFault)]).transform((faults) => [faults].flat());
const Drop = z.strictObject({
  identity: z.string().optional(),
  refuseMs: z.number().int().min(0).max(600_000).optional(),
});
const Format = z.strictObject({ format: z.enum(["legacy", "modern"]) });

const Say = z.strictObject({
  text: z.string().min(1),
  isPartial: z.boolean().default(false),
  stability: z.number().min(0).max(1).optional(),
});

const done: ControlAnswer = { status: 200, body: {} };

/** Makes the stand-in fail on purpose, and tells what it holds. `path` is what follows `/control`. */
export function control(
  ctx: ControlContext,
  method: string,
  path: string,
  body: unknown,
): ControlAnswer | Promise<ControlAnswer> {
  const speech = /^\/rooms\/([^/]+)\/participants\/([^/]+)\/say$/.exec(path);
  if (method === "POST" && speech) {
    const [room = "", identity = ""] = speech.slice(1).map(decodeURIComponent);
    return parsed(Say, body, (utterance) => say(ctx, { room, identity }, utterance));
  }
  const expiry = /^\/rooms\/([^/]+)(?:\/participants\/([^/]+))?\/expire$/.exec(path);
  if (method === "POST" && expiry)
    return expire(
      ctx,
      expiry.slice(1).map((part) => part && decodeURIComponent(part)),
    );
  switch (`${method} ${path}`) {
    case "GET /state":
      return { status: 200, body: state(ctx) };
    case "POST /faults":
      return parsed(NewFaults, body, (faults) => {
        for (const fault of faults) ctx.faults.add(fault);
        return done;
      });
    case "DELETE /faults":
      ctx.faults.clear();
      return done;
    case "POST /signaling/drop":
      return parsed(Drop, body ?? {}, (drop) => ({
        status: 200,
        body: { dropped: ctx.signaling.drop(drop) },
      }));
    case "POST /ice-format":
      return parsed(Format, body, ({ format }) => {
        ctx.iceFormat = format;
        return done;
      });
    case "POST /account":
      return parsed(AccountCondition, body, (condition) => {
        Object.assign(ctx.condition, condition);
        return done;
      });
    case "POST /reset":
      reset(ctx);
      return done;
    default:
      return { status: 404, body: { error: `There is no ${method} /control${path}` } };
  }
}

function parsed<Schema extends z.ZodType, Answer extends ControlAnswer | Promise<ControlAnswer>>(
  schema: Schema,
  body: unknown,
  act: (value: z.infer<Schema>) => Answer,
): Answer | ControlAnswer {
  const result = schema.safeParse(body);
  return result.success ? act(result.data) : { status: 400, body: { error: z.prettifyError(result.error) } };
}

/** A participant is transcribed as Twilio's engine would: only in a room that is, and with a microphone that is on. */
async function say(
  { rooms, transcriptions, transcripts }: ControlContext,
  { room: sidOrName, identity }: { room: string; identity: string },
  utterance: z.infer<typeof Say>,
): Promise<ControlAnswer> {
  const room = rooms.find(sidOrName);
  const participant = room && presentParticipants(room).find((candidate) => candidate.identity === identity);
  if (!participant) return { status: 404, body: { error: "No such participant in the room" } };
  const transcription = transcriptions.of(room);
  if (transcription?.status !== "started")
    return { status: 409, body: { error: "Nothing is transcribed in this room" } };
  const track = participant.tracks.find(({ kind, enabled }) => kind === "audio" && enabled);
  if (!track) return { status: 409, body: { error: "The participant has no microphone that is on" } };
  const receivers = await transcripts.say({ room, transcription }, { participant, track }, utterance);
  return { status: 200, body: { receivers } };
}

/** Ends a room as Twilio does when it was empty for too long, or a stay that was too long. */
function expire({ rooms }: ControlContext, [sidOrName, identity]: (string | undefined)[]): ControlAnswer {
  const room = rooms.find(sidOrName ?? "");
  if (room?.status !== "in-progress") return { status: 404, body: { error: "No such room in progress" } };
  const present = presentParticipants(room);
  if (identity === undefined) {
    if (present.length > 0)
      return { status: 409, body: { error: "Twilio ends only an empty room by itself" } };
    rooms.complete(room);
    return done;
  }
  const participant = present.find((candidate) => candidate.identity === identity);
  if (!participant) return { status: 404, body: { error: "No such participant in the room" } };
  rooms.disconnect(room, participant, "duration-exceeded");
  return done;
}

function reset(ctx: ControlContext): void {
  ctx.faults.clear();
  ctx.faults.resetCounts();
  ctx.signaling.reset();
  ctx.rooms.clear();
  ctx.transcriptions.clear();
  ctx.callbacks.reset();
  Object.assign(ctx.condition, healthyAccount());
  ctx.iceFormat = "modern";
}

function state({ rooms, transcriptions, faults, callbacks, condition, iceFormat }: ControlContext) {
  return {
    rooms: rooms.list().map((room) => roomState(room, transcriptions.of(room))),
    callbacks: callbacks.sent(),
    account: condition.status,
    iceFormat,
    ...faults.state(),
  };
}

function roomState(
  { sid, name, status, createdAt, endedAt, settings, participants }: Room,
  transcription: Transcription | undefined,
) {
  return {
    sid,
    name,
    status,
    created_at: createdAt,
    ended_at: endedAt,
    max_participants: settings.maxParticipants,
    status_callback: settings.statusCallback,
    transcription: transcription
      ? { status: transcription.status, languageCode: engineSettings(transcription).languageCode }
      : null,
    participants: participants.map(({ sid, identity, status, startedAt, endedAt, tracks }) => ({
      sid,
      identity,
      status,
      started_at: startedAt,
      ended_at: endedAt,
      tracks: tracks.map(({ sid, kind, name, enabled }) => ({ sid, kind, name, enabled })),
    })),
  };
}
