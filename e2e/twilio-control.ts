import { z } from "zod";
import type { TestWorld } from "#e2e/test-world.ts";

const State = z.object({
  rooms: z.array(z.object({ sid: z.string(), name: z.string(), status: z.string() })),
});

/** Tells the local Twilio to do what its README lists. */
export async function controlTwilio(
  { addresses }: TestWorld,
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

export async function stopTwilioFaults({ addresses }: TestWorld): Promise<void> {
  const { ok, status } = await fetch(`${addresses.twilio.control}/faults`, { method: "DELETE" });
  if (!ok) throw new Error(`The local Twilio refused to stop failing: ${status}`);
}

export async function roomsAtTwilio({ addresses }: TestWorld, name: string | undefined) {
  const response = await fetch(`${addresses.twilio.control}/state`);
  const { rooms } = State.parse(await response.json());
  return rooms.filter((room) => room.name === name);
}
