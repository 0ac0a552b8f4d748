import type { TestWorld } from "#e2e/world/test-world.ts";
import { TwilioState } from "#lib/testing/twilio-state.ts";

type WithTwilio = Pick<TestWorld, "addresses">;

/** Tells the local Twilio to do what its README lists. */
export async function controlTwilio(
  { addresses }: WithTwilio,
  path: string,
  body: object = {},
): Promise<void> {
  const response = await fetch(`${addresses.twilio.control}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`The local Twilio refused ${path}: ${await response.text()}`);
}

/** Transcribes what a participant says, for everybody in the room who listens; returns when it was sent. */
export async function say(
  world: WithTwilio,
  { room, identity }: { room: string; identity: string },
  text: string,
  { isPartial = false, stability }: { isPartial?: boolean; stability?: number } = {},
): Promise<void> {
  const path = `/rooms/${encodeURIComponent(room)}/participants/${encodeURIComponent(identity)}/say`;
  await controlTwilio(world, path, { text, isPartial, ...(stability !== undefined && { stability }) });
}

export async function stopTwilioFaults({ addresses }: WithTwilio): Promise<void> {
  const { ok, status } = await fetch(`${addresses.twilio.control}/faults`, { method: "DELETE" });
  if (!ok) throw new Error(`The local Twilio refused to stop failing: ${status}`);
}

export async function twilioState({ addresses }: WithTwilio): Promise<TwilioState> {
  const response = await fetch(`${addresses.twilio.control}/state`);
  return TwilioState.parse(await response.json());
}

export async function roomsAtTwilio(world: WithTwilio, name: string | undefined) {
  const { rooms } = await twilioState(world);
  return rooms.filter((room) => room.name === name);
}
