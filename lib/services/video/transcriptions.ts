import { twilioClient } from "#lib/services/video/twilio-client.ts";
import { describeTwilioFailure, isNotFound } from "#lib/services/video/twilio-failure.ts";

/**
 * Real-time transcriptions of a room (twilio.com/docs/video/api/transcriptions): from start to stop Twilio writes down what
 * everybody in it says, and sends that to the browsers that asked for it as they connected. Of it nothing comes to this
 * server. A room has one such resource, which is started and stopped: so a change of it is sent once, and whoever waited for
 * its answer in vain looks again (lib/domain/rooms/captions-keeper.ts).
 */

/** Without a model named, Twilio takes its default. Partial results: words show while they are spoken. */
function configuration(languageCode: string): { languageCode: string; partialResults: boolean } {
  return { languageCode, partialResults: true };
}

/**
 * Has what is said in the room written down, as spoken in this language. Safe to repeat: what runs already in that language
 * is left alone, and an earlier attempt that timed out after it took effect is found.
 * @param languageCode BCP 47
 * @returns whether there is a room: one that has ended has nothing to transcribe
 * @throws whatever the Twilio helper throws (see describeTwilioFailure)
 */
export async function startTranscriptions(roomSid: string, languageCode: string): Promise<boolean> {
  return ofARoom(async () => {
    if (await restart(roomSid, languageCode)) return;
    try {
      await changesOf(roomSid).create({ configuration: configuration(languageCode) });
    } catch (refusal) {
      // Made meanwhile, by another server or by an earlier request that was given up here?
      const isRefused = describeTwilioFailure(refusal).status !== undefined && !isNotFound(refusal);
      if (!isRefused || !(await restart(roomSid, languageCode))) throw refusal;
    }
  });
}

/** Ends it. Safe to repeat. @returns and throws as `startTranscriptions` */
export async function stopTranscriptions(roomSid: string): Promise<boolean> {
  return ofARoom(async () => {
    for (const { ttid, status } of await transcriptionsOf(roomSid).list({ limit: listed })) {
      if (status === "started") await update(roomSid, ttid, { status: "stopped" });
    }
  });
}

/** One is all that a room has; should there be more, all of them are known here. */
const listed = 20;

/** @returns whether there was one to start */
async function restart(roomSid: string, languageCode: string): Promise<boolean> {
  const [existing] = await transcriptionsOf(roomSid).list({ limit: listed });
  if (!existing) return false;
  const isRunning = existing.status === "started";
  if (isRunning && String(existing.configuration?.["languageCode"]) === languageCode) return true;
  // A running transcription keeps the language it started with.
  if (isRunning) await update(roomSid, existing.ttid, { status: "stopped" });
  await update(roomSid, existing.ttid, { status: "started", configuration: configuration(languageCode) });
  return true;
}

type Change = { status: "started" | "stopped"; configuration?: object };

async function update(roomSid: string, ttid: string, change: Change): Promise<void> {
  await changesOf(roomSid)(ttid).update(change);
}

function transcriptionsOf(roomSid: string) {
  return twilioClient().video.v1.rooms(roomSid).transcriptions;
}

function changesOf(roomSid: string) {
  return twilioClient("once").video.v1.rooms(roomSid).transcriptions;
}

async function ofARoom(act: () => Promise<void>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    if (isNotFound(error) || describeTwilioFailure(error).code === roomCompleted) return false;
    throw error;
  }
}

/** "Room completed" (twilio.com/docs/api/errors/53118). */
const roomCompleted = 53118;
