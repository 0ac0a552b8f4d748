import { readTrustedProxies } from "#lib/foundation/client-address.ts";
import { normalizeIceServers } from "#lib/wire/ice-server.ts";
import { relayProviderNames } from "#lib/wire/relay-provider-name.ts";
import * as z from "#lib/wire/zod.ts";

/**
 * The only reader of `process.env`. Everything is parsed once, and a set-up that mixes stand-ins with a public server
 * does not start: with FIREBASE_AUTH_EMULATOR_HOST set, for one, firebase-admin takes unsigned tokens.
 */

const given = z.string().trim().min(1);
/** An empty line in an .env file means "not set". */
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

/** Comma-separated; spaces and an empty end do not count. */
const list = z.string().transform((text) =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean),
);

const TurnProviders = list.pipe(
  z
    .array(z.enum(relayProviderNames, `takes ${relayProviderNames.join(", ")}, with commas between`))
    .min(1)
    .refine((names) => new Set(names).size === names.length, "names a provider twice"),
);
const TurnUrls = list.pipe(
  z
    .array(
      z
        .string()
        .refine(isRelayUrl, "is not a list of TURN URLs such as turns:turn.example.org:443?transport=tcp"),
    )
    .min(1),
);

/**
 * A relay that runs survives the end of its credentials, but after a cut the browser allocates a new one with the same,
 * and twilio-video takes ICE servers only once, at connect. So they live at least as long as Twilio lets a participant
 * stay (lib/services/video/rooms.ts), and at most as long as Twilio's last (twilio.com/docs/stun-turn/api).
 */
const turnTtlSeconds = { min: 14_400, max: 86_400 };

const Variables = z.object({
  PANACARE_LOCAL: optional(z.literal("1", "is either 1 (local stand-ins) or not set")).describe(
    "`1` for a server on this machine alone, with stand-ins. Never on a clinic's server.",
  ),
  PANACARE_DEV: optional(z.literal("1")).describe("`1` for Next in development mode (`npm run dev`)."),
  APP_ORIGIN: z
    .url()
    .transform((value) => new URL(value).origin)
    .describe("The address people open, such as `https://care.example.org`."),
  HOST: optional(given).describe(
    "The address to listen on. Default: `0.0.0.0`, or `127.0.0.1` with `PANACARE_LOCAL=1`.",
  ),
  PORT: optional(z.coerce.number().int().min(0).max(65535)).describe("The port to listen on."),
  METRICS_PORT: optional(z.coerce.number().int().min(1).max(65535)).describe(
    "Opens `/metrics` for Prometheus on this port of 127.0.0.1. Empty: no metrics.",
  ),
  TRUSTED_PROXIES: optional(given.refine(isProxyList, "is not a list of addresses and networks")).describe(
    "Addresses and networks of the proxies in front, separated by commas. Only their `X-Forwarded-For` counts.",
  ),
  DATABASE_URL: z
    .url()
    .describe(
      "PostgreSQL 15 or newer, with the application's own login: a member of `panacare_app` that owns nothing.",
    ),
  TOKEN_SEALING_KEY: z
    .string()
    .refine(
      (value) => Buffer.from(value, "base64").length === 32,
      "is not 32 bytes in base64 (openssl rand -base64 32)",
    )
    .describe("32 random bytes in base64 that seal stored access tokens: `openssl rand -base64 32`."),
  TWILIO_ACCOUNT_SID: given.describe("Twilio console, Account Info."),
  TWILIO_AUTH_TOKEN: given.describe(
    "Twilio console, Account Info. Signs callbacks and requests for rooms and ICE servers.",
  ),
  TWILIO_API_KEY_SID: given.describe("An API key of region US1 with access to Video. Signs access tokens."),
  TWILIO_API_KEY_SECRET: given.describe("The secret of that key."),
  TWILIO_API_URL: optional(z.url()).describe("A local Twilio's REST address. With `PANACARE_LOCAL=1` only."),
  TWILIO_SIGNALING_URL: optional(z.url()).describe(
    "A local Twilio's signaling address. With `PANACARE_LOCAL=1` only.",
  ),
  FIREBASE_PROJECT_ID: given.describe("Firebase console, project settings."),
  FIREBASE_API_KEY: given.describe("The web API key of the project. Public by Firebase's design."),
  FIREBASE_AUTH_DOMAIN: optional(given).describe("The project's auth domain, where it is not the default."),
  FIREBASE_SERVICE_ACCOUNT: optional(given).describe(
    "The service account's JSON in one line. Signs patients' custom tokens. Empty: Google's default credentials.",
  ),
  FIREBASE_AUTH_EMULATOR_HOST: optional(given).describe(
    "The Auth emulator as host:port. With `PANACARE_LOCAL=1` only.",
  ),
  TURN_PROVIDERS: optional(TurnProviders).describe(
    "Where relays come from, in this order: `twilio`, `coturn`, `public`.",
  ),
  TURN_URLS: optional(TurnUrls).describe("URLs of your own relays, separated by commas. For `coturn`."),
  TURN_SHARED_SECRET: optional(
    given.min(16, "is shorter than 16 characters (openssl rand -hex 32)"),
  ).describe("coturn's `static-auth-secret`: `openssl rand -hex 32`. For `coturn`."),
  TURN_TTL_SECONDS: optional(
    z.coerce.number().int().min(turnTtlSeconds.min).max(turnTtlSeconds.max),
  ).describe("How long the credentials of relays last: 14,400 to 86,400 seconds."),
  OPEN_RELAY_USERNAME: optional(given).describe("Your account at Open Relay. For `public`."),
  OPEN_RELAY_CREDENTIAL: optional(given).describe("The credential of that account."),
  SMTP_URL: optional(z.url({ protocol: /^smtps?$/ })).describe(
    "Where mail goes out: `smtps://` is TLS from the start, `smtp://` requires STARTTLS. Empty: no mail.",
  ),
  SMTP_FROM: optional(z.email()).describe("The sender of mails. Required with `SMTP_URL`."),
  CAPTIONS: optional(z.enum(["on", "off"], "is either on or off")).describe(
    "`on` offers captions: speech then goes to Twilio's engine, under its AI addendum.",
  ),
  LOG_LEVEL: optional(z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"])).describe(
    "`fatal`, `error`, `warn`, `info`, `debug`, `trace` or `silent`.",
  ),
});

const defaults = {
  PORT: 3000,
  LOG_LEVEL: "info",
  TURN_PROVIDERS: ["twilio"],
  TURN_TTL_SECONDS: turnTtlSeconds.min,
  CAPTIONS: "off",
} as const;

/** Describes every variable, in the order of the schema, for docs/configuration.md. */
export function describeVariables(): {
  name: string;
  description: string;
  isRequired: boolean;
  byDefault: string;
}[] {
  const defaultValues: Record<string, unknown> = defaults;
  return Object.entries(Variables.shape).map(([name, schema]) => ({
    name,
    description: schema.description ?? "",
    isRequired: !schema.safeParse(undefined).success,
    byDefault: name in defaultValues ? String(defaultValues[name]) : "",
  }));
}

const standInAddresses = ["TWILIO_API_URL", "TWILIO_SIGNALING_URL", "FIREBASE_AUTH_EMULATOR_HOST"] as const;

/** For programs that start other programs (the demo, the tests): what to hand on. Application code reads `serverEnvironment()`. */
export const processEnvironment: NodeJS.ProcessEnv = process.env;

/** React and Next choose their code by it while they load: set it before they are. */
export function setNodeEnvironment(mode: "production" | "development"): void {
  Object.assign(process.env, { NODE_ENV: mode });
}

export class EnvironmentError extends Error {
  override readonly name = "EnvironmentError";
  readonly problems: string[];

  constructor(problems: string[]) {
    super(
      `Panacare cannot start with this configuration:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`,
    );
    this.problems = problems;
  }
}

export type ServerEnvironment = ReturnType<typeof parseEnvironment>;

/** @throws EnvironmentError naming every variable that is wrong, never its value: most of them are secrets. */
export function parseEnvironment(source: Record<string, string | undefined>) {
  const parsed = Variables.safeParse(source);
  if (!parsed.success) {
    throw new EnvironmentError(
      parsed.error.issues.map(({ path, message, code }) =>
        code === "invalid_type" && source[String(path[0])] === undefined
          ? `${path.join(".")} is not set`
          : `${path.join(".")}: ${message}`,
      ),
    );
  }
  const variables = parsed.data;
  const problems = [
    ...(variables.PANACARE_LOCAL ? localProblems(variables) : publicProblems(variables)),
    ...turnProblems(variables),
    ...mailProblems(variables),
  ];
  if (problems.length > 0) throw new EnvironmentError(problems);
  return {
    ...variables,
    HOST: variables.HOST ?? (variables.PANACARE_LOCAL ? "127.0.0.1" : "0.0.0.0"),
    PORT: variables.PORT ?? defaults.PORT,
    LOG_LEVEL: variables.LOG_LEVEL ?? defaults.LOG_LEVEL,
    TURN_PROVIDERS: variables.TURN_PROVIDERS ?? defaults.TURN_PROVIDERS,
    TURN_TTL_SECONDS: variables.TURN_TTL_SECONDS ?? defaults.TURN_TTL_SECONDS,
    CAPTIONS: variables.CAPTIONS ?? defaults.CAPTIONS,
  };
}

let environment: ServerEnvironment | undefined;

export function serverEnvironment(): ServerEnvironment {
  environment ??= parseEnvironment(processEnvironment);
  return environment;
}

type Parsed = z.infer<typeof Variables>;

/** With PANACARE_LOCAL=1 every address of a stand-in, the bind address and the origin are on this machine. */
function localProblems(variables: Parsed): string[] {
  const problems: string[] = [];
  for (const name of standInAddresses) {
    const address = variables[name];
    if (address && !isLoopback(hostOf(address)))
      problems.push(`${name} is not a loopback address, and PANACARE_LOCAL=1 allows no other`);
  }
  if (variables.SMTP_URL && !isLoopback(hostOf(variables.SMTP_URL))) {
    problems.push("SMTP_URL is not a loopback address: a local server must send no mail to real people");
  }
  if (variables.HOST && !isLoopback(variables.HOST)) {
    problems.push(
      "HOST is not a loopback address: a server started with PANACARE_LOCAL=1 is reachable from this machine only",
    );
  }
  if (!isLoopback(hostOf(variables.APP_ORIGIN))) {
    problems.push("APP_ORIGIN is not on this machine, but PANACARE_LOCAL=1 is set: unset one of the two");
  }
  return problems;
}

function publicProblems(variables: Parsed): string[] {
  const problems: string[] = [];
  for (const name of standInAddresses) {
    if (variables[name])
      problems.push(`${name} points to a stand-in: only a server with PANACARE_LOCAL=1 may use one`);
  }
  if (!variables.APP_ORIGIN.startsWith("https://")) {
    problems.push(
      "APP_ORIGIN does not start with https://: browsers give camera and microphone to secure pages only",
    );
  }
  return problems;
}

function turnProblems({ TURN_PROVIDERS, TURN_URLS, TURN_SHARED_SECRET }: Parsed): string[] {
  if (!TURN_PROVIDERS?.includes("coturn")) return [];
  return Object.entries({ TURN_URLS, TURN_SHARED_SECRET })
    .filter(([, value]) => value === undefined)
    .map(([name]) => `${name} is not set, but TURN_PROVIDERS lists coturn`);
}

function mailProblems({ SMTP_URL, SMTP_FROM }: Parsed): string[] {
  return SMTP_URL && !SMTP_FROM ? ["SMTP_FROM is not set, but SMTP_URL is: mail needs a sender"] : [];
}

function isRelayUrl(url: string): boolean {
  return (
    /^turns?:/.test(url) && normalizeIceServers([{ urls: url, username: "u", credential: "c" }]).length === 1
  );
}

function isProxyList(list: string): boolean {
  try {
    readTrustedProxies(list);
    return true;
  } catch {
    return false;
  }
}

/** Takes a URL or, as Firebase writes it, host:port. */
function hostOf(address: string): string {
  return new URL(address.includes("://") ? address : `http://${address}`).hostname;
}

export function isLoopbackUrl(address: string): boolean {
  return URL.canParse(address) && isLoopback(hostOf(address));
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host);
}
