import path from "node:path";
import { fileURLToPath } from "node:url";
import { onceStopped } from "#e2e/stand-ins/process/stop-signals.ts";

/** Runs one stand-in by itself when its file is the program that was started; does nothing when it was imported. */
export async function runAlone(
  moduleUrl: string,
  start: (folder: string) => Promise<{ lines: readonly string[]; stop(): Promise<void> }>,
): Promise<void> {
  const file = fileURLToPath(moduleUrl);
  if (process.argv[1] === undefined || path.resolve(process.argv[1]) !== file) return;
  const name = path.basename(file, ".ts");
  const { lines, stop } = await start(path.resolve(".panacare", name));
  for (const line of lines) process.stdout.write(`${line}\n`);
  process.stdout.write("Ctrl-C ends it.\n");
  await onceStopped();
  await stop();
}
