/**
 * Tells this browser's other tabs who has just entered a call here. Twilio lets one identity in only once: the latest. A
 * tab that was without a network then does not know yet, and would, on coming back by itself, throw out its successor.
 */
export class OwnTabs {
  readonly #channel: BroadcastChannel | null;
  #identity: string | null = null;

  /** @param onTakenOver the one who entered here has entered in another tab since */
  constructor(onTakenOver: () => void) {
    this.#channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("panacare.call");
    this.#channel?.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      if (this.#identity !== null && data === this.#identity) onTakenOver();
    });
  }

  entered(identity: string): void {
    this.#identity = identity;
    this.#channel?.postMessage(identity);
  }

  close(): void {
    this.#channel?.close();
  }
}
