/**
 * Outlives the program that started it and ends that program's children when it is gone, however it went (SIGKILL
 * included). Plain JavaScript, so that it starts at once and stays small.
 * Lines on stdin: `+ <pid> <signal>` takes a process into care, `- <pid>` lets it go; the end of stdin is the death.
 */
import { createInterface } from "node:readline";

const graceMs = 10_000;
const inCare = new Map();

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => undefined);

createInterface({ input: process.stdin })
  .on("line", (line) => {
    const [verb, pid, signal] = line.split(" ");
    if (verb === "+") inCare.set(Number(pid), signal);
    else inCare.delete(Number(pid));
  })
  .on("close", () => {
    for (const [pid, signal] of inCare) send(pid, signal);
    const deadline = Date.now() + graceMs;
    const timer = setInterval(() => {
      for (const pid of inCare.keys()) if (!send(pid, 0)) inCare.delete(pid);
      if (inCare.size > 0 && Date.now() < deadline) return;
      for (const pid of inCare.keys()) send(pid, "SIGKILL");
      clearInterval(timer);
    }, 50);
  });

function send(pid, signal) {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
