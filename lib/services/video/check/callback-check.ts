import { lookup } from "node:dns/promises";
import { BlockList, isIPv6 } from "node:net";
import twilio from "twilio";
import { type Finding, failed, ok } from "#lib/services/video/check/finding.ts";
import * as z from "#lib/wire/zod.ts";

const timeoutMs = 5_000;

export interface CallbackCheckOptions {
  isLocal: boolean;
  /** With which Twilio signs; absent where the settings lack it. */
  authToken?: string | undefined;
}

/**
 * Whether Twilio could tell this server what happens in a room: the webhook itself is called, without a signature and with
 * one. It is called from here, which shows that name, certificate, proxy and server are right; that the way from outside is
 * open can only be seen from outside.
 */
export async function checkCallback(
  url: string | undefined,
  { isLocal, authToken }: CallbackCheckOptions,
): Promise<Finding> {
  if (url === undefined || !URL.canParse(url)) {
    return problem(
      "missing",
      "APP_ORIGIN is not set, or is not an address.",
      "Set it to the address that users open.",
    );
  }
  const { protocol, hostname } = new URL(url);
  if (protocol !== "https:" && !isLocal) {
    return problem(
      "not-https",
      "Twilio is to call back an address without https.",
      "Give the server a certificate and set APP_ORIGIN to its https address.",
    );
  }
  try {
    if (!isLocal && !(await isPublic(hostname))) {
      return problem(
        "not-public",
        `${hostname} leads to a private address, where Twilio cannot come.`,
        "Let the name lead to a public address. If it does, and only your own network is told another one, run this check from outside.",
      );
    }
    return (await refusesUnsigned(url)) ?? (await takesSigned(url, authToken));
  } catch (error) {
    return unreachable(hostname, error);
  }
}

function problem(code: string, message: string, cure: string): Finding {
  return failed("callback", `callback-${code}`, message, cure);
}

/** The addresses that no one outside can reach: loopback, private (RFC 1918, RFC 4193), shared (RFC 6598), link-local. */
const privateAddresses = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
] as const) {
  privateAddresses.addSubnet(network, prefix, "ipv4");
}
for (const [network, prefix] of [
  ["::", 127],
  ["fc00::", 7],
  ["fe80::", 10],
] as const) {
  privateAddresses.addSubnet(network, prefix, "ipv6");
}

async function isPublic(hostname: string): Promise<boolean> {
  const addresses = await lookup(hostname.replace(/^\[|\]$/g, ""), { all: true });
  return addresses.some(({ address }) => !privateAddresses.check(address, isIPv6(address) ? "ipv6" : "ipv4"));
}

/** Names no room: the webhook accepts it and does nothing. */
const form = { StatusCallbackEvent: "panacare-check" };

function post(url: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, {
    method: "POST",
    headers,
    body: new URLSearchParams(form),
    // Twilio's signature covers the address that it was given.
    redirect: "manual",
    signal: AbortSignal.timeout(timeoutMs),
  });
}

const OurRefusal = z.object({ type: z.literal("/problems/forbidden"), status: z.literal(403) });

/** @returns what is wrong; undefined when it answers as the webhook does */
async function refusesUnsigned(url: string): Promise<Finding | undefined> {
  const { hostname } = new URL(url);
  const response = await post(url);
  const body = await response.json().catch(() => undefined);
  if (OurRefusal.safeParse(body).success) return undefined;
  if (response.status >= 300 && response.status < 400) {
    return problem(
      "redirected",
      `${hostname} sends whoever calls back to another address.`,
      "Set APP_ORIGIN to the address at which the server answers itself: Twilio's signature holds for that one only.",
    );
  }
  return problem(
    "not-ours",
    `What answers at ${hostname} (status ${response.status}) is not Panacare's webhook.`,
    "See that APP_ORIGIN is this server's own address, and that the proxy before it passes /api/webhooks/ on.",
  );
}

async function takesSigned(url: string, authToken: string | undefined): Promise<Finding> {
  const { hostname } = new URL(url);
  if (!authToken) return ok("callback", `${hostname} answers, and refuses what Twilio has not signed`);
  const signature = twilio.getExpectedTwilioSignature(authToken, url, form);
  const { status } = await post(url, { "x-twilio-signature": signature });
  if (status === 204)
    return ok("callback", `${hostname} takes what Twilio has signed, and refuses everything else`);
  return problem(
    "signature-refused",
    `The webhook at ${hostname} refuses what is signed with this auth token (status ${status}).`,
    "Give the running server this TWILIO_AUTH_TOKEN and this APP_ORIGIN, restart it, and see that its proxy changes nothing in a request.",
  );
}

function unreachable(hostname: string, error: unknown): Finding {
  const { cause } = error as { cause?: { code?: unknown } };
  if (/CERT|TLS|SSL|EPROTO/.test(String(cause?.code ?? ""))) {
    return problem(
      "certificate",
      `The certificate of ${hostname} is not one that others trust (${cause?.code}).`,
      "Install a certificate of a public authority for this name, with its whole chain, and renew it before it expires.",
    );
  }
  return problem(
    "unreachable",
    `${hostname} cannot be reached from this machine.`,
    "Start the server, and see that the name leads to it.",
  );
}
