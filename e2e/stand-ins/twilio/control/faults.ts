import { z } from "zod";

/** Everything that can be counted and made to fail. */
export const targets = [
  "accounts.fetch",
  "keys.fetch",
  "messages.list",
  "tokens.create",
  "rooms.create",
  "rooms.fetch",
  "rooms.list",
  "rooms.update",
  "participants.list",
  "participants.fetch",
  "participants.update",
  "transcriptions.create",
  "transcriptions.list",
  "transcriptions.fetch",
  "transcriptions.update",
  "callbacks.send",
  "signaling.hello",
  "signaling.ice",
  "signaling.connect",
  "signaling.sync",
  "signaling.update",
] as const;
export type Target = (typeof targets)[number];

const restModes = [
  "401",
  "429",
  "500",
  "503",
  "timeout-before",
  "timeout-after",
  "reset-before",
  "reset-after",
  "slow",
  "hang",
  "garbage",
  "wrong-format",
];
const modesOf = (target: Target): string[] => {
  if (target === "callbacks.send") return ["drop", "twice", "slow"];
  if (target === "signaling.hello") return ["busy", "close", "hang", "slow"];
  if (target === "tokens.create") return [...restModes, "empty-list"];
  return target.startsWith("signaling.") ? ["error", "close", "hang", "slow"] : restModes;
};

export const NewFault = z
  .strictObject({
    target: z.enum(targets),
    mode: z.string(),
    /** How many of the next requests it hits. */
    times: z.number().int().min(1).default(1),
    /** Instead of `times`: which part of all requests it hits until it is taken away, in an order that is always the same. */
    share: z.number().gt(0).max(1).optional(),
    /** The error code that `error` sends. */
    code: z.number().int().default(53000),
    /** For `slow`: how late; for `busy`: after what time to try again (absent: final). */
    delayMs: z.number().int().min(0).max(600_000).optional(),
  })
  .refine(({ target, mode }) => modesOf(target).includes(mode), {
    error: ({ input }) => {
      const target = targets.find((name) => name === (input as { target?: unknown }).target);
      return `mode is one of: ${target ? modesOf(target).join(", ") : ""}`;
    },
  });
export type Fault = z.infer<typeof NewFault>;

/**
 * Counts what comes in, and says what of it is to fail: the faults of a target are used up in the order they were set,
 * and after them those with a share of all requests are drawn.
 */
export class Faults {
  #faults: Fault[] = [];
  #draw = seededDraws();
  readonly #counts = new Map<Target, number>();

  add(fault: Fault): void {
    this.#faults.push({ ...fault });
  }

  clear(): void {
    this.#faults = [];
    this.#draw = seededDraws();
  }

  resetCounts(): void {
    this.#counts.clear();
  }

  take(target: Target): Fault | undefined {
    this.#counts.set(target, (this.#counts.get(target) ?? 0) + 1);
    const ofTarget = this.#faults.filter((candidate) => candidate.target === target);
    const next = ofTarget.find(({ share }) => share === undefined);
    if (!next) return this.#drawn(ofTarget);
    next.times -= 1;
    if (next.times === 0) this.#faults = this.#faults.filter((candidate) => candidate !== next);
    return next;
  }

  #drawn(faults: readonly Fault[]): Fault | undefined {
    if (faults.length === 0) return undefined;
    let rest = this.#draw();
    return faults.find(({ share = 0 }) => {
      rest -= share;
      return rest < 0;
    });
  }

  state(): { requests: Partial<Record<Target, number>>; faults: Fault[] } {
    return {
      requests: Object.fromEntries(this.#counts),
      faults: this.#faults.map((fault) => ({ ...fault })),
    };
  }
}

/** Numbers from 0 to below 1 that look drawn by lot and are the same in every run (Mulberry32). */
function seededDraws(): () => number {
  let state = 1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
