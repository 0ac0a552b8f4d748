import type { LocalAccount } from "#e2e/stand-ins/twilio/account.ts";
import type { AccountCondition } from "#e2e/stand-ins/twilio/control/account-condition.ts";
import type { Transcription } from "#e2e/stand-ins/twilio/rest/transcriptions.ts";
import type { Participant, Room } from "#e2e/stand-ins/twilio/room-state.ts";

const VIDEO = "https://video.twilio.com/v1";
/** Docs, rooms resource: the page size's default and limit. */
const page = { defaultSize: 50, maxSize: 1000 };

export function accountResource({ sid }: LocalAccount, { status }: AccountCondition) {
  return {
    sid,
    owner_account_sid: sid,
    friendly_name: "Local",
    status,
    type: "Full",
    auth_token: "",
    date_created: "Thu, 01 Jan 2026 00:00:00 +0000",
    date_updated: "Thu, 01 Jan 2026 00:00:00 +0000",
    uri: `/2010-04-01/Accounts/${sid}.json`,
    subresource_uris: {},
  };
}

export function keyResource({ sid }: { sid: string }) {
  const date = "Thu, 01 Jan 2026 00:00:00 +0000";
  return { sid, friendly_name: "Local", date_created: date, date_updated: date };
}

export function roomResource(
  { sid, name, status, settings, createdAt, updatedAt, endedAt }: Room,
  account: LocalAccount,
) {
  const url = `${VIDEO}/Rooms/${sid}`;
  return {
    sid,
    status,
    unique_name: name,
    account_sid: account.sid,
    date_created: isoSeconds(createdAt),
    date_updated: isoSeconds(updatedAt),
    end_time: endedAt && isoSeconds(endedAt),
    duration: endedAt && seconds(createdAt, endedAt),
    type: "group",
    enable_turn: true,
    status_callback: settings.statusCallback,
    status_callback_method: settings.statusCallbackMethod,
    max_participants: settings.maxParticipants,
    max_participant_duration: settings.maxParticipantDurationSeconds,
    max_concurrent_published_tracks: 170,
    record_participants_on_connect: settings.recordParticipantsOnConnect,
    video_codecs: settings.videoCodecs,
    media_region: settings.mediaRegion,
    audio_only: settings.audioOnly,
    empty_room_timeout: settings.emptyRoomTimeoutMinutes,
    unused_room_timeout: settings.unusedRoomTimeoutMinutes,
    large_room: false,
    url,
    links: {
      participants: `${url}/Participants`,
      recordings: `${url}/Recordings`,
      recording_rules: `${url}/RecordingRules`,
      transcriptions: `${url}/Transcriptions`,
    },
  };
}

export function participantResource(participant: Participant, room: Room, account: LocalAccount) {
  const { sid, identity, status, startedAt, updatedAt, endedAt } = participant;
  const url = `${VIDEO}/Rooms/${room.sid}/Participants/${sid}`;
  return {
    sid,
    room_sid: room.sid,
    account_sid: account.sid,
    identity,
    status,
    date_created: isoSeconds(startedAt),
    date_updated: isoSeconds(updatedAt),
    start_time: isoSeconds(startedAt),
    end_time: endedAt && isoSeconds(endedAt),
    duration: endedAt && seconds(startedAt, endedAt),
    url,
    links: {
      published_tracks: `${url}/PublishedTracks`,
      subscribed_tracks: `${url}/SubscribedTracks`,
      subscribe_rules: `${url}/SubscribeRules`,
      anonymize: `${url}/Anonymize`,
    },
  };
}

export function transcriptionResource(transcription: Transcription, room: Room, account: LocalAccount) {
  const { ttid, status, configuration, createdAt, updatedAt, startedAt, pausedAt, ranMs } = transcription;
  return {
    ttid,
    account_sid: account.sid,
    room_sid: room.sid,
    status,
    configuration,
    date_created: isoSeconds(createdAt),
    date_updated: updatedAt && isoSeconds(updatedAt),
    start_time: startedAt && isoSeconds(startedAt),
    end_time: pausedAt && isoSeconds(pausedAt),
    duration: pausedAt && Math.floor(ranMs / 1000),
    url: `${VIDEO}/Rooms/${room.sid}/Transcriptions/${ttid}`,
  };
}

/** One page of a list, as the query asks for it. */
export function pageOf(key: string, resources: object[], url: URL) {
  const size = Math.min(positive(url.searchParams.get("PageSize")) ?? page.defaultSize, page.maxSize);
  const number = positive(url.searchParams.get("Page")) ?? 0;
  const at = (index: number) => {
    const address = new URL(url);
    address.searchParams.set("PageSize", String(size));
    address.searchParams.set("Page", String(index));
    return address.href;
  };
  return {
    [key]: resources.slice(number * size, (number + 1) * size),
    meta: {
      key,
      page: number,
      page_size: size,
      url: at(number),
      first_page_url: at(0),
      previous_page_url: number > 0 ? at(number - 1) : null,
      next_page_url: (number + 1) * size < resources.length ? at(number + 1) : null,
    },
  };
}

function positive(text: string | null): number | undefined {
  const value = Number(text);
  return Number.isInteger(value) && value > 0 ? value : undefined;
}

/** Twilio's Video dates have no fraction of a second. */
function isoSeconds(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, "Z");
}

function seconds(start: Date, end: Date): number {
  return Math.floor((end.getTime() - start.getTime()) / 1000);
}
