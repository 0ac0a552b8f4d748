/** How our own server answers now: by the same Wi-Fi as a call, but not by the video service. */
export async function measureServer(): Promise<"fast" | "slow" | "silent"> {
  const askedAt = performance.now();
  try {
    const response = await fetch("/api/health/", {
      method: "HEAD",
      cache: "no-store",
      signal: AbortSignal.timeout(timeoutMs),
    });
    // A proxy's own answer says nothing of the server, but that the network works.
    await response.text();
    return performance.now() - askedAt > slowMs ? "slow" : "fast";
  } catch {
    return "silent";
  }
}

/** Twice what a handshake takes on the slowest mobile networks that carry a call (400 ms there and back). */
const slowMs = 800;
const timeoutMs = 4_000;
