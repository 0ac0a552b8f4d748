import { playOf } from "#components/call/problems/call-problem.ts";

/** One way into the room. */
export interface EntryAttempt {
  readonly delayMs: number;
  /** Through a relay alone: a network may let a direct connection begin and then nothing through it. */
  readonly isRelayOnly: boolean;
}

/** A first entry fails soon, with the reason. A return waits longer: the network may need a while. */
const delaysMs = {
  first: [300, 1_200],
  // LiveKit's reconnect policy, shortened: the person is told and can press "Try again" after some 16 s.
  return: [0, 300, 1_200, 2_700, 4_800, 7_000],
} as const;

/** Decides by the playbook whether, when and how to try again to enter. Each remedy is used once, until the call has settled. */
export class EntryAttempts {
  readonly #delaysMs: number[];
  #hasNewTicket = false;
  #hasTriedRelay = false;

  constructor(kind: keyof typeof delaysMs) {
    this.#delaysMs = [...delaysMs[kind]];
  }

  /** Returns the next attempt after this failure, or null when the problem is to be shown. */
  after(error: unknown): EntryAttempt | null {
    switch (playOf(error).remedy) {
      case "stop":
        return null;
      case "new-ticket":
        if (this.#hasNewTicket) return null;
        this.#hasNewTicket = true;
        return { delayMs: 0, isRelayOnly: false };
      case "relay-only":
        return this.#relay();
      case "relay-then-again":
        return this.#relay() ?? this.#again();
      case "again":
      case "ask-server":
        return this.#again();
    }
  }

  #relay(): EntryAttempt | null {
    if (this.#hasTriedRelay) return null;
    this.#hasTriedRelay = true;
    return { delayMs: 0, isRelayOnly: true };
  }

  #again(): EntryAttempt | null {
    const delayMs = this.#delaysMs.shift();
    return delayMs === undefined ? null : { delayMs, isRelayOnly: false };
  }
}
