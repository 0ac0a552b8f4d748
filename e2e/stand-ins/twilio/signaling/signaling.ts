import { randomUUID } from "node:crypto";
import type { WebSocket } from "ws";
import { type VerifiedToken, verifyAccessToken } from "#e2e/stand-ins/twilio/access-token.ts";
import type { LocalAccount } from "#e2e/stand-ins/twilio/account.ts";
import { type AccountCondition, twilioNow } from "#e2e/stand-ins/twilio/control/account-condition.ts";
import type { Faults, Target } from "#e2e/stand-ins/twilio/control/faults.ts";
import { iceServersForSdk, type TurnServer } from "#e2e/stand-ins/twilio/rest/ice-servers.ts";
import { parseRoomSettings } from "#e2e/stand-ins/twilio/rest/room-settings.ts";
import type { TranscriptionDelivery } from "#e2e/stand-ins/twilio/rest/transcription-delivery.ts";
import { messageOf, reportBug, TwilioError } from "#e2e/stand-ins/twilio/rest/twilio-error.ts";
import type { LeaveReason, Participant, Room, RoomEvent } from "#e2e/stand-ins/twilio/room-state.ts";
import type { Rooms } from "#e2e/stand-ins/twilio/rooms.ts";
import {
  ClientMessage,
  type ConnectMessage,
  type SyncMessage,
} from "#e2e/stand-ins/twilio/signaling/client-messages.ts";
import { Mesh } from "#e2e/stand-ins/twilio/signaling/mesh.ts";
import {
  connected,
  disconnected,
  error,
  iced,
  type ServerMessage,
  type StateUpdate,
  synced,
  update,
} from "#e2e/stand-ins/twilio/signaling/server-messages.ts";
import { SignalingConnection } from "#e2e/stand-ins/twilio/signaling/signaling-connection.ts";

export interface SignalingOptions {
  account: LocalAccount;
  condition: AccountCondition;
  rooms: Rooms;
  transcripts: TranscriptionDelivery;
  faults: Faults;
  turn: TurnServer | undefined;
  sessionTimeoutSeconds: number;
  adHocRooms: boolean;
}

/** A participant's stay in a room, over any number of sockets. */
interface Session {
  readonly id: string;
  readonly room: Room;
  readonly participant: Participant;
  connection: SignalingConnection | null;
  timeout: NodeJS.Timeout | undefined;
  endedBy: LeaveReason | null;
}

/** One browser's socket and, once it has connected or synced, its session. */
interface Conversation {
  readonly connection: SignalingConnection;
  session: Session | null;
  identity: string | null;
}

const targetOf = {
  ice: "signaling.ice",
  connect: "signaling.connect",
  sync: "signaling.sync",
  update: "signaling.update",
} as const satisfies Record<string, Target>;

/** Twilio's room signaling: who talks on which socket for which participant. The rooms' media is arranged by `Mesh`. */
export class Signaling {
  readonly #options: SignalingOptions;
  readonly #sessions = new Map<string, Session>();
  readonly #meshes = new Map<string, Mesh>();
  readonly #conversations = new Set<Conversation>();
  /** Until when sockets are refused, by identity; the empty identity is everybody. */
  readonly #refusedUntil = new Map<string, number>();

  constructor(options: SignalingOptions) {
    this.#options = options;
    options.rooms.onEvent((event) => this.#handle(event));
  }

  isRefusing(identity = ""): boolean {
    return (this.#refusedUntil.get(identity) ?? 0) > Date.now();
  }

  open(socket: WebSocket): void {
    const connection = new SignalingConnection(socket, this.#options.faults, {
      message: (body) => this.#receive(conversation, body),
      closed: () => this.#lost(conversation),
    });
    const conversation: Conversation = { connection, session: null, identity: null };
    this.#conversations.add(conversation);
  }

  /** Cuts sockets as a lost network does, and takes no new ones for a while. Returns how many were cut. */
  drop({ identity, refuseMs = 0 }: { identity?: string | undefined; refuseMs?: number | undefined }): number {
    if (refuseMs > 0) this.#refusedUntil.set(identity ?? "", Date.now() + refuseMs);
    const dropped = [...this.#conversations].filter(
      (each) => identity === undefined || each.identity === identity,
    );
    for (const { connection } of dropped) connection.cut();
    return dropped.length;
  }

  reset(): void {
    for (const { timeout } of this.#sessions.values()) clearTimeout(timeout);
    this.#sessions.clear();
    this.#meshes.clear();
    this.#options.transcripts.reset();
    this.#refusedUntil.clear();
    for (const { connection } of this.#conversations) connection.cut();
  }

  #receive(conversation: Conversation, body: unknown): void {
    const parsed = ClientMessage.safeParse(body);
    if (!parsed.success) {
      conversation.connection.send(error(new TwilioError(53004)));
      return;
    }
    const message = parsed.data;
    const fault =
      message.type === "disconnect" ? undefined : this.#options.faults.take(targetOf[message.type]);
    switch (fault?.mode) {
      case "error":
        conversation.connection.send(error({ code: fault.code, message: messageOf(fault.code) }));
        return;
      case "close":
        conversation.connection.cut();
        return;
      case "hang":
        return;
      case "slow":
        setTimeout(() => this.#answer(conversation, message), fault.delayMs ?? 0).unref();
        return;
      default:
        this.#answer(conversation, message);
    }
  }

  #answer(conversation: Conversation, message: ClientMessage): void {
    try {
      this.#dispatch(conversation, message);
    } catch (problem) {
      if (!(problem instanceof TwilioError)) reportBug(problem);
      conversation.connection.send(error(problem instanceof TwilioError ? problem : new TwilioError(53000)));
    }
  }

  #dispatch(conversation: Conversation, message: ClientMessage): void {
    const { session } = conversation;
    switch (message.type) {
      case "ice":
        if (this.#admit(conversation, message.token)) {
          conversation.connection.send(iced(iceServersForSdk(this.#options.turn)));
        }
        return;
      case "connect":
        this.#connect(conversation, message);
        return;
      case "sync":
        this.#sync(conversation, message);
        return;
      case "update":
        if (session?.id !== message.session) return;
        this.#meshOf(session.room).update(session.participant, message);
        this.#options.transcripts.take(session.participant, message.peer_connections);
        return;
      case "disconnect":
        if (session) this.#options.rooms.disconnect(session.room, session.participant, "left");
        return;
      default:
        message satisfies never;
    }
  }

  /** Nothing when this identity's network is down on purpose. */
  #admit(conversation: Conversation, token: string): VerifiedToken | undefined {
    const verified = verifyAccessToken(token, this.#options.account, twilioNow(this.#options.condition));
    conversation.identity = verified.identity;
    if (!this.isRefusing(verified.identity)) return verified;
    conversation.connection.cut();
    return undefined;
  }

  #connect(conversation: Conversation, message: ConnectMessage): void {
    const token = this.#admit(conversation, message.token);
    if (!token || conversation.session) return;
    const { rooms, transcripts, sessionTimeoutSeconds } = this.#options;
    const room = this.#roomFor(message.name ?? token.room, token);
    const participant = rooms.join(room, token.identity);
    const session: Session = {
      id: randomUUID(),
      room,
      participant,
      connection: conversation.connection,
      timeout: undefined,
      endedBy: null,
    };
    this.#sessions.set(session.id, session);
    conversation.session = session;
    const tell = (news: StateUpdate) => say(session, update(news, session.id));
    const state = this.#meshOf(room).join(participant, message, tell);
    say(session, connected(state, { room, participant, session: session.id, sessionTimeoutSeconds }));
    if (message.media_signaling?.extension_transcriptions) transcripts.join(room, participant, tell);
  }

  #sync(conversation: Conversation, message: SyncMessage): void {
    const token = this.#admit(conversation, message.token);
    if (!token) return;
    const session = this.#sessions.get(message.session);
    if (session?.participant.identity !== token.identity) throw new TwilioError(53001);
    if (session.endedBy) {
      const goodbye = goodbyeFor(session.endedBy) ?? error(new TwilioError(53001));
      conversation.connection.send(goodbye);
      return;
    }
    const { room, participant, id } = session;
    const earlier = session.connection;
    session.connection = conversation.connection;
    conversation.session = session;
    earlier?.cut();
    clearTimeout(session.timeout);
    const resumed = this.#meshOf(room).resume(participant, message, (news) => say(session, update(news, id)));
    if (!resumed) throw new TwilioError(53001);
    const { transcripts } = this.#options;
    const state = joined(resumed.state, transcripts.replayFor(participant));
    say(session, synced(state, { room, participant, session: id }));
    resumed.settle();
    transcripts.take(participant, message.peer_connections);
  }

  /** @throws TwilioError 20106 when the token is for another room, 53106 when there is none */
  #roomFor(sidOrName: string | undefined, token: VerifiedToken): Room {
    const { rooms, adHocRooms } = this.#options;
    const room = sidOrName === undefined ? undefined : rooms.find(sidOrName);
    const isGranted = token.room === undefined || [sidOrName, room?.sid, room?.name].includes(token.room);
    if (!isGranted) throw new TwilioError(20106);
    if (room) return room;
    if (!adHocRooms) throw new TwilioError(53106);
    return rooms.create(
      parseRoomSettings(new URLSearchParams(sidOrName === undefined ? {} : { UniqueName: sidOrName })),
    );
  }

  /** A socket that closes without a goodbye leaves its participant reconnecting until the session times out. */
  #lost(conversation: Conversation): void {
    this.#conversations.delete(conversation);
    const { session, connection } = conversation;
    if (!session || session.endedBy || session.connection !== connection) return;
    session.connection = null;
    this.#meshOf(session.room).suspend(session.participant);
    session.timeout = setTimeout(
      () => this.#options.rooms.disconnect(session.room, session.participant, "session-timeout"),
      this.#options.sessionTimeoutSeconds * 1000,
    ).unref();
  }

  #handle(event: RoomEvent): void {
    if (event.type === "room-ended") this.#meshes.delete(event.room.sid);
    if (event.type !== "participant-disconnected") return;
    const { participant, reason, room } = event;
    this.#options.transcripts.leave(participant);
    const session = [...this.#sessions.values()].find((candidate) => candidate.participant === participant);
    if (session) {
      clearTimeout(session.timeout);
      session.endedBy = reason;
      const goodbye = goodbyeFor(reason);
      if (goodbye) say(session, goodbye);
    }
    // The others of a completed room are told that it ended, not that they are left alone.
    if (reason !== "room-completed") this.#meshOf(room).leave(participant);
  }

  #meshOf(room: Room): Mesh {
    const mesh = this.#meshes.get(room.sid) ?? new Mesh(this.#options.rooms, room);
    this.#meshes.set(room.sid, mesh);
    return mesh;
  }
}

/** What two say of one participant's state, both its own peer connections. */
function joined(state: StateUpdate, more: StateUpdate): StateUpdate {
  const { peer_connections: mine = [] } = state;
  const { peer_connections: theirs = [] } = more;
  return { ...state, ...more, peer_connections: [...mine, ...theirs] };
}

function say({ connection }: Session, message: ServerMessage): void {
  connection?.send(message);
}

/** What a participant hears about its own end; nothing when it left by itself or cannot be reached. */
function goodbyeFor(reason: LeaveReason): ServerMessage | undefined {
  switch (reason) {
    case "left":
    case "session-timeout":
      return undefined;
    case "removed":
      return disconnected();
    case "room-completed":
      return disconnected("completed");
    case "duplicate-identity":
      return error(new TwilioError(53205));
    case "duration-exceeded":
      return error(new TwilioError(53216));
    default:
      return reason satisfies never;
  }
}
