/**
 * What the browser keeps for us: for all its tabs, or for one tab through its reloads. A convenience everywhere: one that is
 * set to keep nothing (the mere mention of its storage throws, or there is none) or is full has just no memory.
 */
export type Keeper = "browser" | "tab";

export function keptText(keeper: Keeper, key: string): string | null {
  return storageOf(keeper)?.getItem(key) ?? null;
}

/** @returns whether it is kept */
export function keepText(keeper: Keeper, key: string, text: string): boolean {
  const storage = storageOf(keeper);
  try {
    storage?.setItem(key, text);
  } catch {
    // It is full.
    return false;
  }
  return storage !== undefined;
}

export function forgetText(keeper: Keeper, key: string): void {
  storageOf(keeper)?.removeItem(key);
}

export function keptKeys(keeper: Keeper): string[] {
  return Object.keys(storageOf(keeper) ?? {});
}

function storageOf(keeper: Keeper): Storage | undefined {
  try {
    return (keeper === "browser" ? localStorage : sessionStorage) ?? undefined;
  } catch {
    return undefined;
  }
}
