import twilio from "twilio";
import { serverEnvironment } from "#lib/foundation/env.ts";
import { metrics } from "#lib/platform/metrics/metrics.ts";
import { failureReason, refusalReason } from "#lib/services/video/twilio-failure.ts";
import { twilioPolicy } from "#lib/services/video/twilio-policy.ts";

/**
 * Long enough for a slow answer, short enough for a doctor who waits: past it the visit starts without its room and the
 * keeper of the rooms goes on (lib/domain/rooms/room-keeper.ts). Twilio's own default is 30 s.
 */
export const requestTimeoutMs = 5000;

/** A request that timed out here may still take effect at Twilio, so long after: what it did is looked for. */
export const lateEffectMs = 6 * requestTimeoutMs;

/** Twilio never processed a request that it answered with 429 (twilio.com/docs/errors/20429), so these may be sent again. */
const retriesOfTooManyRequests = { autoRetry: true, maxRetries: 2, maxRetryDelay: 1000 };

/** How a request is sent (lib/services/video/twilio-policy.ts): again when it is not answered, or once whatever becomes of it. */
type Sending = keyof ReturnType<typeof twilioPolicy>;

const clients = new Map<Sending, ReturnType<typeof twilio>>();

/**
 * Twilio's REST API, signed in with the account's own token, as NTS and the account check need it.
 * @param sending "once" for a change that another one undoes later
 */
export function twilioClient(sending: Sending = "repeated"): ReturnType<typeof twilio> {
  let client = clients.get(sending);
  if (!client) {
    const { TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_API_URL } = serverEnvironment();
    client = twilio(TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, {
      httpClient: new AddressedRequestClient(TWILIO_API_URL, sending),
    });
    clients.set(sending, client);
  }
  return client;
}

type RequestOptions<Data> = Parameters<twilio.RequestClient["request"]>[0] & { data?: Data };

/** The helper library knows Twilio's hosts only: this sends the same requests to another address where one is set. */
class AddressedRequestClient extends twilio.RequestClient {
  readonly #address: URL | undefined;
  readonly #sending: Sending;

  constructor(address: string | undefined, sending: Sending) {
    super({ timeout: requestTimeoutMs, ...retriesOfTooManyRequests });
    this.#sending = sending;
    this.#address = address === undefined ? undefined : new URL(address);
  }

  override request<Data>(options: RequestOptions<Data>) {
    return counted(options, () => twilioPolicy()[this.#sending](() => this.#send<Data>(options)));
  }

  #send<Data>(options: RequestOptions<Data>) {
    if (!this.#address) return super.request<Data>(options);
    const target = new URL(options.uri);
    const headers = { ...options.headers, "X-Original-Host": target.host };
    target.protocol = this.#address.protocol;
    target.host = this.#address.host;
    return super.request<Data>({ ...options, uri: target.href, headers });
  }
}

/** Counts what became of a request, by what it is for: `POST Rooms`, `GET Rooms/Participants`, without names and ids. */
async function counted<Answer extends { statusCode: number }>(
  { method, uri }: Pick<RequestOptions<unknown>, "method" | "uri">,
  send: () => Promise<Answer>,
): Promise<Answer> {
  const resources = new URL(uri).pathname.split("/").filter((part) => /^[A-Z][A-Za-z]+(\.json)?$/.test(part));
  const operation = `${method.toUpperCase()} ${resources.join("/").replace(".json", "")}`;
  const { requests, seconds } = metrics().twilio;
  const stop = seconds.startTimer({ operation });
  try {
    const answer = await send();
    const outcome = answer.statusCode < 400 ? "answered" : refusalReason(answer.statusCode);
    requests.inc({ operation, outcome });
    return answer;
  } catch (error) {
    requests.inc({ operation, outcome: failureReason(error) });
    throw error;
  } finally {
    stop();
  }
}
