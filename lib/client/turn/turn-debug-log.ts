/** In the browser's console: `localStorage["panacare.debug"] = "turn"`, then reload the page. */
const debugKey = "panacare.debug";

/** Returns the debug log of the TURN service, or undefined unless somebody turned it on in this browser. */
export function turnDebugLog(): ((event: string, details: unknown) => void) | undefined {
  if (!isWanted()) return undefined;
  // biome-ignore lint/suspicious/noConsole: the console is where whoever set the key looks
  return (event, details) => console.debug(`[turn] ${event}`, JSON.stringify(details));
}

function isWanted(): boolean {
  try {
    return globalThis.localStorage?.getItem(debugKey)?.split(",").includes("turn") ?? false;
  } catch {
    // Storage may be closed to this page.
    return false;
  }
}
