const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Settles at the first request to stop. Later ones are swallowed: the orderly stop is already on its way. */
export function onceStopped(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of signals) process.on(signal, resolve);
  });
}
