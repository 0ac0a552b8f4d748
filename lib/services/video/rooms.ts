import { roomCallbackUrl } from "#lib/services/video/room-callback.ts";
import { twilioClient } from "#lib/services/video/twilio-client.ts";
import { describeTwilioFailure, isNotFound } from "#lib/services/video/twilio-failure.ts";

/** Doctor, patient, and two more (an interpreter, a relative): more would not fit the call's layout. */
const maxParticipants = 4;

/**
 * Twilio's default and ours for how long one participant may stay, in seconds: 4 hours, longer than any visit. The access
 * token lives as long (lib/services/video/access-token.ts), because it is shown again at every reconnection.
 */
export const maxParticipantDurationSeconds = 14_400;

/** "Room exists" (twilio.com/docs/api/errors/53113): the name is that of a room in progress. */
const roomExists = 53113;

/**
 * The sid of the room of this name, made now or found. Safe to repeat: Twilio keeps names unique among rooms in progress,
 * and an earlier attempt that timed out after it took effect is found by its name.
 * @returns undefined when there was one of this name, and it ended before it could be read
 * @throws whatever the Twilio helper throws (see describeTwilioFailure)
 */
export async function openRoom(name: string): Promise<string | undefined> {
  const { v1 } = twilioClient().video;
  try {
    const room = await v1.rooms.create({
      uniqueName: name,
      type: "group",
      maxParticipants,
      maxParticipantDuration: maxParticipantDurationSeconds,
      recordParticipantsOnConnect: false,
      // Whatever the console has as its default: nobody's speech goes to an engine unasked (lib/services/video/transcriptions.ts).
      transcribeParticipantsOnConnect: false,
      statusCallback: roomCallbackUrl(),
      statusCallbackMethod: "POST",
    });
    return room.sid;
  } catch (error) {
    if (describeTwilioFailure(error).code !== roomExists) throw error;
  }
  try {
    return (await v1.rooms(name).fetch()).sid;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** Returns whether people can still join. Twilio ends rooms that stay empty or were never entered. */
export async function isRoomInProgress(sid: string): Promise<boolean> {
  try {
    return (await twilioClient().video.v1.rooms(sid).fetch()).status !== "completed";
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
}

/**
 * Ends the room for everyone in it. Safe to repeat: one that has ended, or never was, counts as closed.
 * @param sidOrName by name only a room in progress is found
 * @returns whether there was a room to close
 */
export async function completeRoom(sidOrName: string): Promise<boolean> {
  try {
    await twilioClient().video.v1.rooms(sidOrName).update({ status: "completed" });
    return true;
  } catch (error) {
    if (isNotFound(error) || describeTwilioFailure(error).code === roomStatusInvalid) return false;
    throw error;
  }
}

/** "Invalid room status" (53112): what Twilio answers to completing a room that is completed. */
const roomStatusInvalid = 53112;
