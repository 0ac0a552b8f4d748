import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import { claimPort } from "#e2e/stand-ins/process/ports.ts";

export interface Mailbox {
  /** As SMTP_URL wants it. */
  url: string;
  /** Every mail that came, one file each, oldest first by name. */
  folder: string;
  stop(): Promise<void>;
}

/** A mail server on this machine that takes every mail, delivers none, and keeps what it got as files. */
export async function startMailbox(options: {
  folder: string;
  port?: number | undefined;
  fresh?: boolean;
}): Promise<Mailbox> {
  const { folder, fresh = false } = options;
  if (fresh) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let received = readdirSync(folder).length;
  const server = new SMTPServer({
    // Loopback, so without TLS: nobody is in between.
    disabledCommands: ["STARTTLS", "AUTH"],
    onRcptTo({ address }, _session, callback) {
      // RFC 2606 keeps .invalid for addresses that never exist.
      callback(address.endsWith(".invalid") ? refusal() : null);
    },
    onData(stream, _session, callback) {
      text(stream).then((mail) => {
        received += 1;
        writeFileSync(path.join(folder, `${String(received).padStart(5, "0")}.eml`), mail, { mode: 0o600 });
        callback();
      }, callback);
    },
  });
  const port = await claimPort(options.port, "the local mail server", "SMTP_PORT");
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  // A client that breaks off is no reason to end.
  server.on("error", () => undefined);
  return {
    url: `smtp://127.0.0.1:${port}`,
    folder,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function refusal(): Error {
  return Object.assign(new Error("No such mailbox"), { responseCode: 550 });
}

/** The mails in the folder that are to this address, oldest first, as they came. */
export function readMails(folder: string, to: string): string[] {
  return readdirSync(folder)
    .toSorted()
    .map((name) => readFileSync(path.join(folder, name), "utf8"))
    .filter((mail) => mail.includes(`\nTo: ${to}\r\n`));
}
