import { useSyncExternalStore } from "react";
import { keepText, keptText } from "#components/ui/kept-text.ts";

/**
 * A yes or no that a person has chosen for this browser, the same in all its tabs. A browser that refuses storage, as some do
 * that block all cookies, keeps it until the page is left.
 */
export class KeptChoice {
  readonly #key: string;
  readonly #unlessChosen: () => boolean;
  readonly #listeners = new Set<() => void>();
  /** The last choice, where the browser could not store it. */
  #unkept: boolean | undefined;

  constructor(name: string, unlessChosen: () => boolean) {
    this.#key = `panacare.${name}`;
    this.#unlessChosen = unlessChosen;
  }

  readonly get = (): boolean => this.#unkept ?? this.#kept() ?? this.#unlessChosen();

  set(isYes: boolean): void {
    const isKept = keepText("browser", this.#key, isYes ? "yes" : "no");
    this.#unkept = isKept ? undefined : isYes;
    for (const listener of [...this.#listeners]) listener();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    // From other tabs.
    window.addEventListener("storage", listener);
    return () => {
      this.#listeners.delete(listener);
      window.removeEventListener("storage", listener);
    };
  };

  #kept(): boolean | undefined {
    const kept = keptText("browser", this.#key);
    return kept === null ? undefined : kept === "yes";
  }
}

/** @param whileServerDraws what the page shows before the browser has taken it over */
export function useKeptChoice(choice: KeptChoice, whileServerDraws: boolean): boolean {
  return useSyncExternalStore(choice.subscribe, choice.get, () => whileServerDraws);
}
