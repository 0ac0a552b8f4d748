import { twilioClient } from "#lib/video/twilio-client.ts";
import { isNotFound } from "#lib/video/twilio-failure.ts";

/**
 * Puts the participant of this identity out of the room. Safe to repeat: who is not there is out. It takes away no access
 * token; who must not come back is refused a new one.
 * @returns whether they were there
 */
export async function removeParticipant(roomSid: string, identity: string): Promise<boolean> {
  try {
    await twilioClient().video.v1.rooms(roomSid).participants(identity).update({ status: "disconnected" });
    return true;
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
}
