import { twilioClient } from "#lib/services/video/twilio-client.ts";
import { isNotFound } from "#lib/services/video/twilio-failure.ts";

/** What Twilio's REST API says of a room; its times have no fraction of a second. */
export interface ListedRoom {
  stays: { participantSid: string; identity: string; joinedAt: Date; leftAt: Date | undefined }[];
  endedAt: Date | undefined;
}

/** @throws whatever the Twilio helper throws (see describeTwilioFailure) */
export async function readRoomParticipants(sid: string): Promise<ListedRoom> {
  const room = twilioClient().video.v1.rooms(sid);
  try {
    const { status, endTime } = await room.fetch();
    // Without a status Twilio lists only who is there now.
    const lists = await Promise.all([
      room.participants.list({ status: "connected" }),
      room.participants.list({ status: "disconnected" }),
    ]);
    return {
      stays: lists.flat().map(({ sid: participantSid, identity, startTime, endTime: leftAt }) => ({
        participantSid,
        identity,
        joinedAt: startTime,
        leftAt: leftAt ?? undefined,
      })),
      endedAt: status === "completed" ? (endTime ?? new Date()) : undefined,
    };
  } catch (error) {
    // Twilio has no memory of it: then nobody is in it.
    if (isNotFound(error)) return { stays: [], endedAt: new Date() };
    throw error;
  }
}
