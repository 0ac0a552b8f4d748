import type { LocalAccount } from "#e2e/stand-ins/twilio/account.ts";
import { equalInConstantTime } from "#e2e/stand-ins/twilio/constant-time.ts";
import { type AccountCondition, regionalHosts } from "#e2e/stand-ins/twilio/control/account-condition.ts";
import type { Target } from "#e2e/stand-ins/twilio/control/faults.ts";
import { type IceFormat, type TurnServer, tokenResource } from "#e2e/stand-ins/twilio/rest/ice-servers.ts";
import {
  accountResource,
  keyResource,
  pageOf,
  participantResource,
  roomResource,
  transcriptionResource,
} from "#e2e/stand-ins/twilio/rest/rest-resources.ts";
import { parseRoomSettings } from "#e2e/stand-ins/twilio/rest/room-settings.ts";
import {
  parseConfiguration,
  type Transcription,
  type Transcriptions,
} from "#e2e/stand-ins/twilio/rest/transcriptions.ts";
import { TwilioError } from "#e2e/stand-ins/twilio/rest/twilio-error.ts";
import { type Participant, presentParticipants, type Room } from "#e2e/stand-ins/twilio/room-state.ts";
import type { Rooms } from "#e2e/stand-ins/twilio/rooms.ts";

export interface RestContext {
  account: LocalAccount;
  condition: AccountCondition;
  rooms: Rooms;
  transcriptions: Transcriptions;
  turn: TurnServer | undefined;
  iceFormat: IceFormat;
}

export interface RestRequest {
  method: string;
  /** Path and query as they came, on the host the client meant: next-page addresses are built on it. */
  url: URL;
  form: URLSearchParams;
  authorization: string | undefined;
}

export interface RestAnswer {
  status: number;
  /** A text goes out as it is: Twilio sends none. */
  body: object | string;
}

interface Route {
  target: Target;
  method: "GET" | "POST";
  host: "api.twilio.com" | "video.twilio.com" | keyof typeof regionalHosts;
  path: RegExp;
  answer(ctx: RestContext, request: RestRequest, ids: string[]): RestAnswer;
}

const routes: Route[] = [
  {
    target: "accounts.fetch",
    method: "GET",
    host: "api.twilio.com",
    path: /^\/2010-04-01\/Accounts\/([^/]+)\.json$/,
    answer: (ctx, _request, [accountSid]) => ok(accountResource(ownAccount(ctx, accountSid), ctx.condition)),
  },
  {
    target: "keys.fetch",
    method: "GET",
    host: "api.twilio.com",
    path: /^\/2010-04-01\/Accounts\/([^/]+)\/Keys\/([^/]+)\.json$/,
    answer: (ctx, { url }, [accountSid, keySid]) => {
      const key = ownAccount(ctx, accountSid).apiKeys.find(({ sid }) => sid === keySid);
      if (!key) throw notFound(url);
      return ok(keyResource(key));
    },
  },
  ...Object.keys(regionalHosts).map(
    (host): Route => ({
      target: "messages.list",
      method: "GET",
      host: host as keyof typeof regionalHosts,
      path: /^\/2010-04-01\/Accounts\/[^/]+\/Messages\.json$/,
      answer: () => ok({ messages: [] }),
    }),
  ),
  {
    target: "tokens.create",
    method: "POST",
    host: "api.twilio.com",
    path: /^\/2010-04-01\/Accounts\/([^/]+)\/Tokens\.json$/,
    answer: ({ turn, iceFormat, ...ctx }, { form }, [accountSid]) => ({
      status: 201,
      body: tokenResource(form, { account: ownAccount(ctx, accountSid), turn, format: iceFormat }),
    }),
  },
  {
    target: "rooms.create",
    method: "POST",
    host: "video.twilio.com",
    path: /^\/v1\/Rooms$/,
    answer: ({ account, rooms }, { form }) => ({
      status: 201,
      body: roomResource(rooms.create(parseRoomSettings(form)), account),
    }),
  },
  {
    target: "rooms.list",
    method: "GET",
    host: "video.twilio.com",
    path: /^\/v1\/Rooms$/,
    answer: ({ account, rooms }, { url }) => {
      const name = url.searchParams.get("UniqueName");
      const status = url.searchParams.get("Status") ?? "in-progress";
      const found = rooms
        .list()
        .filter((room) => room.status === status && (name === null || room.name === name))
        .filter(({ createdAt }) => isWithin(createdAt, url.searchParams));
      return ok(
        pageOf(
          "rooms",
          found.map((room) => roomResource(room, account)),
          url,
        ),
      );
    },
  },
  {
    target: "rooms.fetch",
    method: "GET",
    host: "video.twilio.com",
    path: /^\/v1\/Rooms\/([^/]+)$/,
    answer: (ctx, { url }, [room]) => ok(roomResource(roomAt(ctx, url, room), ctx.account)),
  },
  {
    target: "rooms.update",
    method: "POST",
    host: "video.twilio.com",
    path: /^\/v1\/Rooms\/([^/]+)$/,
    answer: (ctx, { url, form }, [sidOrName]) => {
      const room = roomAt(ctx, url, sidOrName);
      if (form.get("Status") !== "completed" || room.status === "completed") throw new TwilioError(53112);
      ctx.rooms.complete(room);
      return ok(roomResource(room, ctx.account));
    },
  },
  {
    target: "participants.list",
    method: "GET",
    host: "video.twilio.com",
    path: /^\/v1\/Rooms\/([^/]+)\/Participants$/,
    answer: (ctx, { url }, [sidOrName]) => {
      const room = roomAt(ctx, url, sidOrName);
      const status =
        url.searchParams.get("Status") ?? (room.status === "completed" ? "disconnected" : "connected");
      const identity = url.searchParams.get("Identity");
      const found = room.participants
        .filter((participant) => participant.status === status)
        .filter((participant) => identity === null || participant.identity === identity)
        .filter(({ startedAt }) => isWithin(startedAt, url.searchParams));
      const resources = found.map((participant) => participantResource(participant, room, ctx.account));
      return ok(pageOf("participants", resources, url));
    },
  },
  {
    target: "participants.fetch",
    method: "GET",
    host: "video.twilio.com",
    path: /^\/v1\/Rooms\/([^/]+)\/Participants\/([^/]+)$/,
    answer: (ctx, { url }, [sidOrName, participant]) => {
      const room = roomAt(ctx, url, sidOrName);
      return ok(participantResource(participantAt(room, url, participant), room, ctx.account));
    },
  },
  {
    target: "participants.update",
    method: "POST",
    host: "video.twilio.com",
    path: /^\/v1\/Rooms\/([^/]+)\/Participants\/([^/]+)$/,
    answer: (ctx, { url, form }, [sidOrName, sidOrIdentity]) => {
      const room = roomAt(ctx, url, sidOrName);
      const participant = participantAt(room, url, sidOrIdentity);
      if (form.get("Status") !== "disconnected") throw new TwilioError(53112);
      ctx.rooms.disconnect(room, participant, "removed");
      return ok(participantResource(participant, room, ctx.account));
    },
  },
  {
    target: "transcriptions.create",
    method: "POST",
    host: "video.twilio.com",
    path: /^\/v1\/Rooms\/([^/]+)\/Transcriptions$/,
    answer: (ctx, { url, form }, [sidOrName]) => {
      const room = roomAt(ctx, url, sidOrName);
      const configuration = parseConfiguration(form.get("Configuration")) ?? {};
      const transcription = ctx.transcriptions.create(room, configuration);
      return accepted(transcriptionResource(transcription, room, ctx.account));
    },
  },
  {
    target: "transcriptions.list",
    method: "GET",
    host: "video.twilio.com",
    path: /^\/v1\/Rooms\/([^/]+)\/Transcriptions$/,
    answer: (ctx, { url }, [sidOrName]) => {
      const room = roomAt(ctx, url, sidOrName);
      const transcription = ctx.transcriptions.of(room);
      const resources = transcription ? [transcriptionResource(transcription, room, ctx.account)] : [];
      return ok(pageOf("transcriptions", resources, url));
    },
  },
  {
    target: "transcriptions.fetch",
    method: "GET",
    host: "video.twilio.com",
    path: /^\/v1\/Rooms\/([^/]+)\/Transcriptions\/([^/]+)$/,
    answer: (ctx, { url }, [sidOrName, ttid]) => {
      const room = roomAt(ctx, url, sidOrName);
      return ok(transcriptionResource(transcriptionAt(ctx, room, url, ttid), room, ctx.account));
    },
  },
  {
    target: "transcriptions.update",
    method: "POST",
    host: "video.twilio.com",
    path: /^\/v1\/Rooms\/([^/]+)\/Transcriptions\/([^/]+)$/,
    answer: (ctx, { url, form }, [sidOrName, ttid]) => {
      const room = roomAt(ctx, url, sidOrName);
      const transcription = transcriptionAt(ctx, room, url, ttid);
      const status = form.get("Status") ?? undefined;
      if (status !== undefined && status !== "started" && status !== "stopped")
        throw new TwilioError(20001, "Status is invalid");
      const configuration = parseConfiguration(form.get("Configuration"));
      ctx.transcriptions.update(room, transcription, { status, configuration });
      return accepted(transcriptionResource(transcription, room, ctx.account));
    },
  },
];

export interface RoutedRequest {
  target: Target;
  answer(): RestAnswer;
}

/**
 * Finds what a request is about, without doing it yet.
 * @throws TwilioError 20404 for a path that is not imitated, 20004 for a method its path does not take
 */
export function routeRest(ctx: RestContext, request: RestRequest): RoutedRequest {
  const onPath = routes.filter(
    ({ host, path }) => isMeant(host, request.url) && path.test(request.url.pathname),
  );
  if (onPath.length === 0) throw notFound(request.url);
  const route = onPath.find(({ method }) => method === request.method);
  if (!route) throw new TwilioError(20004);
  return {
    target: route.target,
    answer: () => {
      authenticate(ctx, request);
      requireEnabled(ctx.condition, route.target);
      const ids =
        route.path
          .exec(request.url.pathname)
          ?.slice(1)
          .map((id) => decoded(id, request.url)) ?? [];
      return route.answer(ctx, request, ids);
    },
  };
}

/** A request straight to this server names no Twilio host and may mean either. */
function isMeant(host: string, { hostname }: URL): boolean {
  return !hostname.endsWith(".twilio.com") || hostname === host;
}

/** Basic authentication with the account's SID and auth token, or with an API key's SID and secret. */
function authenticate(
  { account: { sid, authToken, apiKeys }, condition }: Pick<RestContext, "account" | "condition">,
  { authorization, url }: RestRequest,
): void {
  const encoded = /^Basic (.+)$/i.exec(authorization ?? "")?.[1];
  if (!encoded) throw new TwilioError(20003);
  const [user = "", password = ""] = split(Buffer.from(encoded, "base64").toString("utf8"));
  const region = Object.entries(regionalHosts).find(([host]) => host === url.hostname)?.[1] ?? "us1";
  const own = region === "us1" ? [{ sid, secret: authToken }, ...apiKeys] : [];
  const strange = condition.strangeKeys.filter((key) => key.region === region);
  const credentials = [...own, ...strange].find((candidate) => candidate.sid === user);
  if (!credentials || !equalInConstantTime(password, credentials.secret)) throw new TwilioError(20003);
}

/** An account that is suspended can still be looked at. */
function requireEnabled(
  { status, video, groupRooms, networkTraversal }: AccountCondition,
  target: Target,
): void {
  if (status !== "active" && target !== "accounts.fetch") throw new TwilioError(20005);
  if (!video && /^(rooms|participants|transcriptions)\./.test(target)) throw new TwilioError(20403);
  if (!groupRooms && target === "rooms.create") throw new TwilioError(53126);
  if (!networkTraversal && target === "tokens.create") throw new TwilioError(20403);
}

function split(userAndPassword: string): [string, string] {
  const colon = userAndPassword.indexOf(":");
  return [userAndPassword.slice(0, colon), userAndPassword.slice(colon + 1)];
}

function ownAccount({ account }: Pick<RestContext, "account">, accountSid: string | undefined): LocalAccount {
  if (accountSid !== account.sid) throw new TwilioError(20404, "The requested resource was not found");
  return account;
}

function roomAt({ rooms }: RestContext, url: URL, sidOrName: string | undefined): Room {
  const room = sidOrName === undefined ? undefined : rooms.find(sidOrName);
  if (!room) throw notFound(url);
  return room;
}

function participantAt(room: Room, url: URL, sidOrIdentity: string | undefined): Participant {
  const participant =
    room.participants.find(({ sid }) => sid === sidOrIdentity) ??
    presentParticipants(room).find(({ identity }) => identity === sidOrIdentity) ??
    room.participants.findLast(({ identity }) => identity === sidOrIdentity);
  if (!participant) throw notFound(url);
  return participant;
}

function transcriptionAt(
  { transcriptions }: RestContext,
  room: Room,
  url: URL,
  ttid: string | undefined,
): Transcription {
  const transcription = transcriptions.of(room);
  if (!transcription || transcription.ttid !== ttid) throw notFound(url);
  return transcription;
}

function decoded(part: string, url: URL): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw notFound(url);
  }
}

function notFound({ pathname }: URL): TwilioError {
  return new TwilioError(20404, `The requested resource ${pathname} was not found`);
}

function isWithin(date: Date, query: URLSearchParams): boolean {
  const after = query.get("DateCreatedAfter");
  const before = query.get("DateCreatedBefore");
  return (after === null || date >= new Date(after)) && (before === null || date < new Date(before));
}

function ok(body: object): RestAnswer {
  return { status: 200, body };
}

function accepted(body: object): RestAnswer {
  return { status: 202, body };
}
