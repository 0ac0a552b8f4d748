import { TwilioError, type TwilioErrorCode } from "#e2e/stand-ins/twilio/rest/twilio-error.ts";

export interface RoomSettings {
  uniqueName: string | undefined;
  statusCallback: string | null;
  statusCallbackMethod: "GET" | "POST";
  maxParticipants: number;
  maxParticipantDurationSeconds: number;
  emptyRoomTimeoutMinutes: number;
  unusedRoomTimeoutMinutes: number;
  recordParticipantsOnConnect: boolean;
  audioOnly: boolean;
  videoCodecs: string[];
  mediaRegion: string;
}

/** Docs, rooms resource: name 128 characters, callback URL below 1024, 50 participants, timeouts 1 to 60 minutes. */
const limits = { nameLength: 128, callbackLength: 1023, participants: 50, timeoutMinutes: 60 };
const mediaRegions = ["au1", "br1", "de1", "gll", "ie1", "in1", "jp1", "sg1", "us1", "us2"];
/** Not offered to accounts that did not use them before 21 October 2024 (docs, legacy room types). */
const legacyTypes = ["go", "peer-to-peer", "group-small"];

/**
 * Reads what `POST /v1/Rooms` was given, with Twilio's defaults.
 * @throws TwilioError 53100 to 53126, by the parameter that is wrong
 */
export function parseRoomSettings(form: URLSearchParams): RoomSettings {
  const type = form.get("Type") ?? "group";
  if (legacyTypes.includes(type)) throw new TwilioError(53126);
  if (type !== "group") throw new TwilioError(53108);
  const mediaRegion = form.get("MediaRegion") ?? "us1";
  if (!mediaRegions.includes(mediaRegion)) throw new TwilioError(53115);
  const method = form.get("StatusCallbackMethod") ?? "POST";
  if (method !== "POST" && method !== "GET") throw new TwilioError(53110);

  return {
    uniqueName: uniqueName(form.get("UniqueName")),
    statusCallback: statusCallback(form.get("StatusCallback")),
    statusCallbackMethod: method,
    maxParticipants: integer(form, "MaxParticipants", {
      min: 1,
      max: limits.participants,
      byDefault: limits.participants,
      outOfRange: 53107,
    }),
    maxParticipantDurationSeconds: integer(form, "MaxParticipantDuration", {
      min: 600,
      max: 86_400,
      byDefault: 14_400,
      outOfRange: 53123,
    }),
    emptyRoomTimeoutMinutes: timeoutMinutes(form, "EmptyRoomTimeout"),
    unusedRoomTimeoutMinutes: timeoutMinutes(form, "UnusedRoomTimeout"),
    recordParticipantsOnConnect: form.get("RecordParticipantsOnConnect") === "true",
    audioOnly: form.get("AudioOnly") === "true",
    videoCodecs: form.getAll("VideoCodecs").length > 0 ? form.getAll("VideoCodecs") : ["VP8", "H264"],
    mediaRegion,
  };
}

function uniqueName(name: string | null): string | undefined {
  if (name === null) return undefined;
  if (name.trim() === "") throw new TwilioError(53100);
  if (name.length > limits.nameLength) throw new TwilioError(53101);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  if (/[\u0000-\u001f\u007f/]/.test(name)) throw new TwilioError(53102);
  return name;
}

function statusCallback(url: string | null): string | null {
  if (url === null || url === "") return null;
  const isHttp = URL.canParse(url) && ["http:", "https:"].includes(new URL(url).protocol);
  if (!isHttp || url.length > limits.callbackLength) throw new TwilioError(53111);
  return url;
}

function timeoutMinutes(form: URLSearchParams, name: string): number {
  return integer(form, name, { min: 1, max: limits.timeoutMinutes, byDefault: 5, outOfRange: 53109 });
}

interface Range {
  min: number;
  max: number;
  byDefault: number;
  outOfRange: TwilioErrorCode;
}

function integer(form: URLSearchParams, name: string, { min, max, byDefault, outOfRange }: Range): number {
  const given = form.get(name);
  if (given === null) return byDefault;
  const value = Number(given);
  if (given.trim() === "" || !Number.isInteger(value) || value < min || value > max)
    throw new TwilioError(outOfRange);
  return value;
}
