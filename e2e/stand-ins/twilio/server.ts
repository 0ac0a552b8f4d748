import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";
import type { LocalAccount } from "#e2e/stand-ins/twilio/account.ts";
import { healthyAccount, regionalHosts, twilioNow } from "#e2e/stand-ins/twilio/control/account-condition.ts";
import { type ControlContext, control } from "#e2e/stand-ins/twilio/control/control.ts";
import { Faults } from "#e2e/stand-ins/twilio/control/faults.ts";
import type { TurnServer } from "#e2e/stand-ins/twilio/rest/ice-servers.ts";
import { serveRest } from "#e2e/stand-ins/twilio/rest/rest-server.ts";
import { StatusCallbacks } from "#e2e/stand-ins/twilio/rest/status-callbacks.ts";
import { TranscriptionDelivery } from "#e2e/stand-ins/twilio/rest/transcription-delivery.ts";
import { Transcriptions } from "#e2e/stand-ins/twilio/rest/transcriptions.ts";
import { Rooms } from "#e2e/stand-ins/twilio/rooms.ts";
import { Signaling } from "#e2e/stand-ins/twilio/signaling/signaling.ts";

export interface LocalTwilioOptions {
  /** Absent or 0: any free port. Only this machine can reach it. */
  port?: number;
  account: LocalAccount;
  /** Absent: the lists of ICE servers hold no relay. */
  turn?: TurnServer;
  /** How long a participant without a socket is kept; Twilio's SDK is told the same. */
  sessionTimeoutSeconds?: number;
  /** Whether a browser that connects to no room's name creates it: a switch of the Twilio account. */
  adHocRooms?: boolean;
}

export interface LocalTwilio {
  apiUrl: string;
  signalingUrl: string;
  controlUrl: string;
  stop(): Promise<void>;
}

const HOST = "127.0.0.1";
const MAX_BODY_BYTES = 64 * 1024;
/** An SDP with many tracks stays far below. */
const MAX_FRAME_BYTES = 1024 * 1024;

/** Starts a local Twilio: REST, Video signaling and a control endpoint on one port. See README.md. */
export async function startLocalTwilio(options: LocalTwilioOptions): Promise<LocalTwilio> {
  const { account, turn, sessionTimeoutSeconds = 30, adHocRooms = false } = options;
  const faults = new Faults();
  const rooms = new Rooms();
  const transcriptions = new Transcriptions();
  const transcripts = new TranscriptionDelivery(transcriptions);
  const callbacks = new StatusCallbacks(account, faults);
  const condition = healthyAccount();
  const signaling = new Signaling({
    account,
    condition,
    rooms,
    transcripts,
    faults,
    turn,
    sessionTimeoutSeconds,
    adHocRooms,
  });
  rooms.onEvent((event) => callbacks.handle(event));
  rooms.onEvent((event) => transcriptions.handle(event));
  const ctx: ControlContext = {
    rooms,
    transcriptions,
    transcripts,
    faults,
    signaling,
    callbacks,
    condition,
    iceFormat: "modern",
  };

  const server = createServer((req, res) => {
    answer(req, res).catch(() => res.destroy());
  });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES });
  server.on("upgrade", (req, socket, head) => {
    socket.on("error", () => undefined);
    if (pathOf(req) !== "/signaling" || signaling.isRefusing()) {
      socket.destroy();
      return;
    }
    sockets.handleUpgrade(req, socket, head, (opened) => signaling.open(opened));
  });

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const method = req.method ?? "GET";
    const path = pathOf(req);
    const body = await readBody(req);
    if (path.startsWith("/control/")) {
      // Not for web pages, whatever their origin.
      if (req.headers.origin !== undefined) {
        sendJson(res, 403, { error: "Not from a browser" });
        return;
      }
      const { status, body: answered } = await control(
        ctx,
        method,
        path.slice("/control".length),
        parseJson(req, body),
      );
      sendJson(res, status, answered);
      return;
    }
    const restContext = { account, condition, rooms, transcriptions, turn, iceFormat: ctx.iceFormat };
    const outcome = await serveRest(restContext, faults, {
      method,
      url: new URL(req.url ?? "/", originOf(req)),
      form: new URLSearchParams(body),
      authorization: req.headers.authorization,
    });
    if (outcome === "silence") return;
    if (outcome === "reset") res.destroy();
    else sendJson(res, outcome.status, outcome.body, twilioNow(condition));
  }

  const port = await listen(server, options.port ?? 0);
  return {
    apiUrl: `http://${HOST}:${port}`,
    signalingUrl: `ws://${HOST}:${port}/signaling`,
    controlUrl: `http://${HOST}:${port}/control`,
    stop: async () => {
      callbacks.stop();
      signaling.reset();
      rooms.clear();
      sockets.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, HOST, () => {
      server.off("error", reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function pathOf(req: IncomingMessage): string {
  return new URL(req.url ?? "/", `http://${HOST}`).pathname;
}

const twilioHosts = new Set(["api.twilio.com", "video.twilio.com", ...Object.keys(regionalHosts)]);

/** The Twilio host that the client meant; it is told by who redirected the request here. */
function originOf({ headers }: IncomingMessage): string {
  const meant = headers["x-original-host"];
  return typeof meant === "string" && twilioHosts.has(meant)
    ? `https://${meant}`
    : `http://${headers.host ?? HOST}`;
}

async function readBody(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of req) {
    length += (chunk as Buffer).length;
    if (length > MAX_BODY_BYTES) throw new Error("The request is too large");
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** Only what says that it is JSON: a page of another origin cannot send that without being asked first. */
function parseJson(req: IncomingMessage, body: string): unknown {
  if (!req.headers["content-type"]?.startsWith("application/json")) return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function sendJson(res: ServerResponse, status: number, body: object | string, now = new Date()): void {
  res.writeHead(status, {
    "content-type": "application/json",
    "cache-control": "no-store",
    date: now.toUTCString(),
  });
  res.end(typeof body === "string" ? body : JSON.stringify(body));
}
