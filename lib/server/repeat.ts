import { log } from "#lib/foundation/log.ts";

/**
 * Runs `work` in a loop, with a pause after each run. A failed run is logged, and the loop continues.
 * @returns stops the loop, and resolves when the run under way has ended
 */
export function repeat(name: string, pauseMs: number, work: () => Promise<unknown>): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let running = Promise.resolve();

  const run = async () => {
    try {
      await work();
    } catch (error) {
      log.error({ task: name, err: error }, "task failed");
    }
    if (!isStopped) schedule();
  };
  const schedule = () => {
    timer = setTimeout(() => {
      running = run();
    }, pauseMs);
  };
  schedule();

  return async () => {
    isStopped = true;
    clearTimeout(timer);
    await running;
  };
}
