import { createTransport } from "nodemailer";
import { isLoopbackUrl, serverEnvironment } from "#lib/foundation/env.ts";

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

/**
 * 5xx is a permanent failure (RFC 5321, section 4.2.1). Final is one of the recipient or the mail alone: the greeting, the
 * login and the sender are refused to us, for all mails, until somebody cures it. Many a server says even that at the
 * recipient, as a matter of security or of the sender's address (RFC 3463, X.7.X, X.1.7 and X.1.8).
 */
function isFinal(error: unknown): boolean {
  const { responseCode, command, response } = error as Record<
    "responseCode" | "command" | "response",
    unknown
  >;
  // As nodemailer calls them (10.6, smtp-connection); DATA is also the answer to the mail itself.
  const isOfMail = command === "RCPT TO" || command === "DATA";
  const isOfUs = /^5\d\d[ -]5\.(7\.\d+|1\.[78])\b/.test(String(response));
  return typeof responseCode === "number" && responseCode >= 500 && isOfMail && !isOfUs;
}
