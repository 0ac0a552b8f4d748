import * as z from "#lib/wire/zod.ts";

/** The checks ask Twilio without its helper library, which hides the answer's Date and takes no other region's host. */
export interface TwilioSender {
  /** Another address for all of Twilio's hosts; undefined for the hosts themselves. */
  apiUrl: string | undefined;
}

export interface TwilioRequest {
  method?: "GET" | "POST";
  host: string;
  path: string;
  user: string;
  password: string;
  form?: Record<string, string>;
}

export interface TwilioAnswer {
  /** 0 when no answer came. */
  status: number;
  /** Twilio's error number. */
  code: number | undefined;
  body: Record<string, unknown>;
  /** How much Twilio's clock is ahead of ours, in seconds; HTTP tells it to the second. */
  clockAheadSeconds: number | undefined;
}

const timeoutMs = 5_000;
const Body = z.record(z.string(), z.unknown()).catch({});

export async function askTwilio({ apiUrl }: TwilioSender, request: TwilioRequest): Promise<TwilioAnswer> {
  const { method = "GET", host, path, user, password, form } = request;
  try {
    const response = await fetch(new URL(path, apiUrl ?? `https://${host}`), {
      method,
      signal: AbortSignal.timeout(timeoutMs),
      redirect: "error",
      headers: {
        authorization: `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`,
        ...(apiUrl !== undefined && { "x-original-host": host }),
      },
      ...(form && { body: new URLSearchParams(form) }),
    });
    const receivedAt = Date.now();
    const body = Body.parse(await response.json().catch(() => undefined));
    const date = Date.parse(response.headers.get("date") ?? "");
    return {
      status: response.status,
      code: typeof body["code"] === "number" ? body["code"] : undefined,
      body,
      clockAheadSeconds: Number.isNaN(date) ? undefined : Math.round((date - receivedAt) / 1000),
    };
  } catch {
    return { status: 0, code: undefined, body: {}, clockAheadSeconds: undefined };
  }
}

/** For messages: the HTTP status and Twilio's number, where there is one. */
export function describeAnswer({ status, code }: TwilioAnswer): string {
  if (status === 0) return "no answer";
  return code === undefined ? `HTTP ${status}` : `HTTP ${status}, error ${code}`;
}
