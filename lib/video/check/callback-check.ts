import { type Finding, failed, ok } from "#lib/video/check/finding.ts";

const timeoutMs = 5_000;

/**
 * Whether Twilio could tell this server what happens in a room. It is asked for from here, which shows that the name, the
 * certificate and the server are right; that the way from outside is open can only be seen from outside.
 */
export async function checkCallback(
  url: string | undefined,
  { isLocal }: { isLocal: boolean },
): Promise<Finding> {
  const check = "callback";
  if (url === undefined || !URL.canParse(url)) {
    return failed(
      check,
      "callback-missing",
      "APP_ORIGIN is not set, or is not an address.",
      "Set it to the address that users open.",
    );
  }
  const { protocol, hostname } = new URL(url);
  if (protocol !== "https:" && !isLocal) {
    return failed(
      check,
      "callback-not-https",
      "Twilio is to call back an address without https.",
      "Give the server a certificate and set APP_ORIGIN to its https address.",
    );
  }
  try {
    const { status } = await fetch(url, { signal: AbortSignal.timeout(timeoutMs), redirect: "manual" });
    return ok(check, `${hostname} answers (${status})`);
  } catch {
    return failed(
      check,
      "callback-unreachable",
      `${hostname} cannot be reached from this machine.`,
      "Start the server, and see that the name leads to it and its certificate is valid.",
    );
  }
}
