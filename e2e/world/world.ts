import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import path from "node:path";
import { type AuthUser, startAuthEmulator } from "#e2e/stand-ins/auth-emulator.ts";
import { startMailbox } from "#e2e/stand-ins/mailbox.ts";
import { startPostgres } from "#e2e/stand-ins/postgres/postgres.ts";
import { keptSecrets } from "#e2e/stand-ins/process/kept-secrets.ts";
import { claimPort, freePort } from "#e2e/stand-ins/process/ports.ts";
import { startTurn } from "#e2e/stand-ins/turn.ts";
import { startLocalTwilio } from "#e2e/stand-ins/twilio/server.ts";
import { claimStateFolder } from "#e2e/world/state-folder.ts";
import { migrateDatabase } from "#lib/server/migrate.ts";

export const firebaseProjectId = "demo-panacare";

export interface WorldAddresses {
  /** Where the app is to listen; the world itself does not start it. */
  app: string;
  /** host:port, as FIREBASE_AUTH_EMULATOR_HOST wants it. */
  authEmulator: string;
  firebaseProjectId: string;
  twilio: { api: string; signaling: string; control: string };
  database: { owner: string; app: string };
  /** `folder` holds every mail that was sent. */
  mail: { url: string; folder: string };
  turn: { urls: string[]; secret: string } | { unavailable: string };
}

export interface World {
  addresses: WorldAddresses;
  /** All that lib/foundation/env.ts reads. */
  appEnvironment: Record<string, string>;
  /** With which the local Twilio's REST can be used directly. */
  twilioAccount: { sid: string; authToken: string; apiKeys: { sid: string; secret: string }[] };
  /** Settles with the name of the first part that ended without being asked to. */
  failed: Promise<string>;
  stop(): Promise<void>;
}

/**
 * Starts everything outside the app, on this machine: the database with all migrations in, the Auth emulator, the local
 * Twilio, a TURN server and a mail server. Parts that are not given a port take a free one.
 * @param options.mode in a `test` world a power failure may lose data
 * @param options.fresh throws away what the state folder keeps
 * @throws FolderInUseError when another program runs a world with this state folder
 */
export async function startWorld(options: {
  stateFolder: string;
  mode: "demo" | "test";
  users?: readonly AuthUser[];
  fresh?: boolean;
  ports?: Partial<
    Record<"app" | "authEmulator" | "database" | "mail" | "twilio" | "turn", number | undefined>
  >;
}): Promise<World> {
  const { mode, users = [], fresh = false, ports = {} } = options;
  const stateFolder = path.resolve(options.stateFolder);
  const unlock = await claimStateFolder(stateFolder);
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    await Promise.all(stops.splice(0).map((stopPart) => stopPart()));
    unlock();
  };
  const started = <Part extends object>(part: Part): Part => {
    if ("stop" in part && typeof part.stop === "function") stops.push(part.stop as () => Promise<void>);
    return part;
  };

  const secretsFile = path.join(stateFolder, "secrets.json");
  if (fresh) rmSync(secretsFile, { force: true });
  const secrets = keptSecrets(secretsFile, makeSecrets);
  const twilioAccount = {
    sid: secrets.twilioAccountSid,
    authToken: secrets.twilioAuthToken,
    apiKeys: [{ sid: secrets.twilioApiKeySid, secret: secrets.twilioApiKeySecret }],
  };
  const partFolder = (name: string) => path.join(stateFolder, name);

  const startDatabase = async () => {
    const postgres = started(
      await startPostgres({
        folder: partFolder("postgres"),
        durable: mode === "demo",
        fresh,
        port: ports.database,
      }),
    );
    await migrateDatabase(postgres.ownerUrl);
    return postgres;
  };
  const startMedia = async () => {
    const turn = started(await startTurn({ folder: partFolder("turn"), port: ports.turn }));
    const twilio = started(
      await startLocalTwilio({
        account: twilioAccount,
        port: await claimPort(ports.twilio, "the local Twilio", "TWILIO_PORT"),
        ...("urls" in turn && { turn: { urls: turn.urls, secret: turn.secret } }),
      }),
    );
    return { turn, twilio };
  };
  const startAuth = async () =>
    started(
      await startAuthEmulator({
        folder: partFolder("auth-emulator"),
        projectId: firebaseProjectId,
        users,
        port: ports.authEmulator,
      }),
    );

  const startMail = async () =>
    started(await startMailbox({ folder: partFolder("mail"), fresh, port: ports.mail }));

  const [database, media, auth, mail] = await Promise.allSettled([
    startDatabase(),
    startMedia(),
    startAuth(),
    startMail(),
  ]);
  if (
    database.status === "rejected" ||
    media.status === "rejected" ||
    auth.status === "rejected" ||
    mail.status === "rejected"
  ) {
    await stop();
    throw [database, media, auth, mail].find((part) => part.status === "rejected")?.reason;
  }

  const { turn, twilio } = media.value;
  const appPort = ports.app ?? (await freePort());
  const addresses: WorldAddresses = {
    app: `http://localhost:${appPort}`,
    authEmulator: auth.value.host,
    firebaseProjectId,
    twilio: { api: twilio.apiUrl, signaling: twilio.signalingUrl, control: twilio.controlUrl },
    database: { owner: database.value.ownerUrl, app: database.value.appUrl },
    mail: { url: mail.value.url, folder: mail.value.folder },
    turn: "urls" in turn ? { urls: turn.urls, secret: turn.secret } : { unavailable: turn.unavailable },
  };
  return {
    addresses,
    appEnvironment: {
      PANACARE_LOCAL: "1",
      APP_ORIGIN: addresses.app,
      HOST: "127.0.0.1",
      PORT: String(appPort),
      DATABASE_URL: addresses.database.app,
      TOKEN_SEALING_KEY: secrets.tokenSealingKey,
      TWILIO_ACCOUNT_SID: secrets.twilioAccountSid,
      TWILIO_AUTH_TOKEN: secrets.twilioAuthToken,
      TWILIO_API_KEY_SID: secrets.twilioApiKeySid,
      TWILIO_API_KEY_SECRET: secrets.twilioApiKeySecret,
      TWILIO_API_URL: addresses.twilio.api,
      TWILIO_SIGNALING_URL: addresses.twilio.signaling,
      FIREBASE_PROJECT_ID: firebaseProjectId,
      FIREBASE_API_KEY: "local",
      FIREBASE_AUTH_EMULATOR_HOST: addresses.authEmulator,
      SMTP_URL: addresses.mail.url,
      SMTP_FROM: "visits@panacare.test",
      CAPTIONS: "on",
      ...("urls" in turn && {
        TURN_PROVIDERS: "twilio,coturn",
        TURN_URLS: turn.urls.join(","),
        TURN_SHARED_SECRET: turn.secret,
      }),
    },
    twilioAccount,
    failed: Promise.race([
      database.value.exited.then(() => "PostgreSQL"),
      auth.value.exited.then(() => "The Firebase Auth emulator"),
      ...("exited" in turn ? [turn.exited.then(() => "The TURN server")] : []),
    ]),
    stop,
  };
}

function makeSecrets() {
  const hex = (bytes: number) => randomBytes(bytes).toString("hex");
  return {
    tokenSealingKey: randomBytes(32).toString("base64"),
    twilioAccountSid: `AC${hex(16)}`,
    twilioAuthToken: hex(16),
    twilioApiKeySid: `SK${hex(16)}`,
    twilioApiKeySecret: hex(16),
  };
}
