import { createTransport } from "nodemailer";
import { isLoopbackUrl, serverEnvironment } from "#lib/env.ts";

/** The only user of nodemailer: plain text over SMTP, to the server of SMTP_URL. */

/** Nobody waits for a mail, but the jobs behind it do. */
const timeouts = {
  dnsTimeout: 5000,
  connectionTimeout: 5000,
  greetingTimeout: 5000,
  socketTimeout: 10_000,
};

export interface Mail {
  to: string;
  /** Shown as the sender beside our address. */
  senderName: string;
  subject: string;
  text: string;
  /** The same for the same mail: who gets it twice can tell (RFC 5322, section 3.6.4). */
  id: string;
}

/** Whether this server was given a mail server at all. */
export function canSendMail(): boolean {
  return serverEnvironment().SMTP_URL !== undefined;
}

/**
 * Sends one mail, over TLS wherever it leaves this machine.
 * @throws MailRefused  the mail server will never take it, such as for an address that does not exist
 * @throws whatever nodemailer throws when it cannot be sent now
 */
export async function sendMail({ to, senderName, subject, text, id }: Mail): Promise<void> {
  const { SMTP_URL: url, SMTP_FROM: from } = serverEnvironment();
  if (!url || !from) throw new Error("mail was to be sent without SMTP_URL and SMTP_FROM");
  const transport = createTransport({
    url,
    ...timeouts,
    requireTLS: !isLoopbackUrl(url) && !url.startsWith("smtps:"),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({
      from: { name: senderName, address: from },
      to,
      subject,
      text,
      messageId: `<${id}@${from.slice(from.lastIndexOf("@") + 1)}>`,
      // So that no "out of office" answers it (RFC 3834, section 5).
      headers: { "Auto-Submitted": "auto-generated" },
    });
  } catch (error) {
    throw isFinal(error) ? new MailRefused("the mail server refused the mail", { cause: error }) : error;
  } finally {
    transport.close();
  }
}

export class MailRefused extends Error {
  override readonly name = "MailRefused";
}

/** 5xx is a permanent failure (RFC 5321, section 4.2.1); of a login (535) it is one of our configuration. */
function isFinal(error: unknown): boolean {
  const { responseCode, code } = error as { responseCode?: unknown; code?: unknown };
  return typeof responseCode === "number" && responseCode >= 500 && code !== "EAUTH";
}
