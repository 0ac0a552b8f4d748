import { TwilioState } from "#lib/testing/twilio-state.ts";
import { workerWorld } from "#lib/testing/worker-world.ts";

/** The local Twilio's control endpoint: makes it fail on purpose, and tells what it holds. */

/** A failed request is tried once more, so this many requests must fail for a call to fail. */
export const requestsPerCall = 2;

export async function failNext(target: string, mode: string, times = 1): Promise<void> {
  await control("POST", "/faults", { target, mode, times });
}

export async function answerLate(target: string, delayMs: number): Promise<void> {
  await control("POST", "/faults", { target, mode: "slow", delayMs });
}

export async function stopFailing(): Promise<void> {
  await control("DELETE", "/faults");
}

/** Ends the room as Twilio does when it stands empty for too long. */
export async function expireRoom(name: string): Promise<void> {
  await control("POST", `/rooms/${name}/expire`);
}

export async function roomsAtTwilio(namePrefix: string) {
  const { rooms } = TwilioState.parse(await control("GET", "/state"));
  return rooms.filter(({ name }) => name.startsWith(namePrefix));
}

/** How many requests of this kind have come in. */
export async function requestsTo(target: string): Promise<number> {
  return TwilioState.parse(await control("GET", "/state")).requests[target] ?? 0;
}

export async function setIceFormat(format: "modern" | "legacy"): Promise<void> {
  await control("POST", "/ice-format", { format });
}

async function control(method: string, path: string, body?: object): Promise<unknown> {
  const response = await fetch(`${workerWorld().addresses.twilio.control}${path}`, {
    method,
    ...(body && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`The local Twilio refused ${method} ${path}: ${await response.text()}`);
  return response.json();
}
