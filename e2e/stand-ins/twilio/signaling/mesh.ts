import { randomUUID } from "node:crypto";
import { type Participant, presentParticipants, type Room } from "#e2e/stand-ins/twilio/room-state.ts";
import type { Rooms } from "#e2e/stand-ins/twilio/rooms.ts";
import type {
  ConnectMessage,
  LocalParticipant,
  PeerConnectionState,
  SyncMessage,
  UpdateMessage,
} from "#e2e/stand-ins/twilio/signaling/client-messages.ts";
import { PeerConnectionPair } from "#e2e/stand-ins/twilio/signaling/peer-connection-pair.ts";
import { nextRevision } from "#e2e/stand-ins/twilio/signaling/revision.ts";
import {
  type PeerConnectionUpdate,
  participantState,
  publishedState,
  type StateUpdate,
} from "#e2e/stand-ins/twilio/signaling/server-messages.ts";

type Send = (state: StateUpdate) => void;

interface Member {
  readonly participant: Participant;
  /** Null while the member's socket is gone. */
  send: Send | null;
  readonly isSubscriber: boolean;
  seenRevision: number;
}

/**
 * One room's media: every two participants have one peer connection of their own. Knows no sockets; each member has a
 * function that takes what changed. Who is in and what is published is kept by `Rooms`.
 */
export class Mesh {
  readonly #rooms: Rooms;
  readonly #room: Room;
  readonly #members = new Map<string, Member>();
  readonly #pairs = new Map<string, PeerConnectionPair>();

  constructor(rooms: Rooms, room: Room) {
    this.#rooms = rooms;
    this.#room = room;
  }

  /** Returns the first whole state, and tells the others. */
  join(
    participant: Participant,
    { participant: announced, peer_connections, subscribe }: ConnectMessage,
    send: Send,
  ): StateUpdate {
    const member: Member = {
      participant,
      send,
      isSubscriber: !subscribe?.rules.some(({ type }) => type === "exclude"),
      seenRevision: -1,
    };
    const others = [...this.#members.values()];
    this.#members.set(participant.sid, member);
    this.#takeTracks(member, announced);

    const forJoiner: PeerConnectionUpdate[] = [];
    const unused = peer_connections.filter(({ description }) => description?.type === "offer");
    for (const other of others) {
      // The joiner always comes with one offer; a second round trip is saved by giving it to somebody.
      const offered = unused.shift();
      const pair = this.#pair(offered?.id ?? randomUUID(), participant, other.participant);
      if (offered) this.#take(pair, member, offered);
      else forJoiner.push(pair.askToOffer(participant.sid));
      other.send?.({
        participants: [participantState(participant)],
        subscribed: this.#subscribed(other),
        ...(offered && { peer_connections: [pair.replayFor(other.participant.sid)] }),
      });
    }
    for (const { id, description } of unused) {
      forJoiner.push({ id, description: { type: "close", revision: (description?.revision ?? 0) + 1 } });
    }
    return { ...this.#wholeState(member), peer_connections: forJoiner };
  }

  /** The member's socket is gone; what it says and is told next goes through `resume`. */
  suspend(participant: Participant): void {
    const member = this.#members.get(participant.sid);
    if (!member) return;
    member.send = null;
    this.#rooms.setReachable(participant, false);
    this.#tellOthers(member, () => ({ participants: [participantState(participant)] }));
  }

  /**
   * Returns the whole state, with everything said to the member while it was away. `settle` is for after that answer
   * was sent: it takes what the member did in the meantime.
   */
  resume(
    participant: Participant,
    message: SyncMessage,
    send: Send,
  ): { state: StateUpdate; settle(): void } | undefined {
    const member = this.#members.get(participant.sid);
    if (!member) return undefined;
    member.send = send;
    this.#rooms.setReachable(participant, true);
    const pairs = this.#pairsOf(participant.sid);
    const state = {
      ...this.#wholeState(member),
      peer_connections: pairs.map((pair) => pair.replayFor(participant.sid)),
    };
    const settle = () => {
      this.#tellOthers(member, () => ({ participants: [participantState(participant)] }));
      this.#takeUpdate(member, message);
    };
    return { state, settle };
  }

  update(participant: Participant, message: UpdateMessage): void {
    const member = this.#members.get(participant.sid);
    if (member) this.#takeUpdate(member, message);
  }

  /** The participant has left the room: its peer connections close and the others lose its tracks. */
  leave(participant: Participant): void {
    const member = this.#members.get(participant.sid);
    if (!member) return;
    this.#members.delete(participant.sid);
    const pairs = this.#pairsOf(participant.sid);
    for (const { id } of pairs) this.#pairs.delete(id);
    this.#tellOthers(member, (other) => ({
      participants: [participantState(participant)],
      subscribed: this.#subscribed(other),
      peer_connections: pairs.filter((pair) => pair.has(other.participant.sid)).map(({ id }) => closed(id)),
    }));
  }

  #takeUpdate(
    member: Member,
    { participant: announced, peer_connections }: Pick<UpdateMessage, "participant" | "peer_connections">,
  ) {
    if (announced && this.#takeTracks(member, announced)) {
      member.send?.({ published: publishedState(member.participant) });
      this.#tellOthers(member, (other) => ({
        participants: [participantState(member.participant)],
        subscribed: this.#subscribed(other),
      }));
    }
    for (const state of peer_connections) this.#takePeerConnection(member, state);
  }

  /** The client repeats its whole list in every message; only a grown revision says something new. */
  #takeTracks(member: Member, { revision, tracks }: LocalParticipant): boolean {
    if (revision <= member.seenRevision) return false;
    member.seenRevision = revision;
    const announced = tracks.map(({ priority, ...track }) => ({
      ...track,
      priority: priority ?? "standard",
    }));
    this.#rooms.setTracks(this.#room, member.participant, announced);
    return true;
  }

  #takePeerConnection(member: Member, state: PeerConnectionState): void {
    const pair = this.#pairs.get(state.id);
    // A late candidate of a peer connection that was closed is normal.
    if (!pair?.has(member.participant.sid)) return;
    const other = this.#members.get(pair.other(member.participant.sid));
    if (!other) return;
    if (state.description?.type === "close") {
      this.#replace(pair, member, other);
      return;
    }
    const before = this.#subscribed(other);
    const news = this.#take(pair, member, state);
    if (!news) return;
    const after = this.#subscribed(other);
    other.send?.({ peer_connections: [news], ...(!isSame(before, after) && { subscribed: after }) });
  }

  #take(pair: PeerConnectionPair, { participant }: Member, { id, description, ice }: PeerConnectionState) {
    const isRelayed = description ? pair.takeDescription(participant.sid, description) : false;
    if (ice) pair.takeIce(participant.sid, ice);
    if (!isRelayed && !ice) return undefined;
    return { id, ...(isRelayed && description && { description }), ...(ice && { ice }) };
  }

  /**
   * One side closed the peer connection while both are still in the room: a new one takes its place. The SDK does not
   * subscribe again by itself when the same tracks come over another peer connection, so it is told without them first.
   */
  #replace(pair: PeerConnectionPair, closing: Member, other: Member): void {
    this.#pairs.delete(pair.id);
    const next = this.#pair(randomUUID(), closing.participant, other.participant);
    other.send?.({
      subscribed: this.#subscribed(other, closing.participant),
      peer_connections: [closed(pair.id)],
    });
    closing.send?.({ subscribed: this.#subscribed(closing, other.participant) });
    other.send?.({ subscribed: this.#subscribed(other) });
    closing.send?.({
      subscribed: this.#subscribed(closing),
      peer_connections: [next.askToOffer(closing.participant.sid)],
    });
  }

  #wholeState(member: Member): StateUpdate {
    const others = presentParticipants(this.#room).filter(({ sid }) => sid !== member.participant.sid);
    return {
      participants: others.map(participantState),
      published: publishedState(member.participant),
      subscribed: this.#subscribed(member),
    };
  }

  /** The full list of what a member receives: track SID and the id by which its browser knows the track. */
  #subscribed({ participant, isSubscriber }: Member, without?: Participant) {
    const publishers = presentParticipants(this.#room).filter(
      ({ sid }) => sid !== participant.sid && sid !== without?.sid,
    );
    const tracks = publishers.flatMap((publisher) => {
      const pair = this.#pairsOf(participant.sid).find((candidate) => candidate.has(publisher.sid));
      return publisher.tracks.map(({ sid, id }) => ({
        sid,
        id: pair?.trackIdAtReceiver(publisher.sid, id) ?? id,
      }));
    });
    return { revision: nextRevision(), tracks: isSubscriber ? tracks : [] };
  }

  #pair(id: string, one: Participant, other: Participant): PeerConnectionPair {
    const pair = new PeerConnectionPair(id, [one.sid, other.sid]);
    this.#pairs.set(id, pair);
    return pair;
  }

  #pairsOf(participantSid: string): PeerConnectionPair[] {
    return [...this.#pairs.values()].filter((pair) => pair.has(participantSid));
  }

  #tellOthers(member: Member, state: (other: Member) => StateUpdate): void {
    for (const other of this.#members.values()) {
      if (other !== member) other.send?.(state(other));
    }
  }
}

/** Closing is final at the client, whatever the revision. */
function closed(id: string): PeerConnectionUpdate {
  return { id, description: { type: "close", revision: nextRevision() } };
}

function isSame(
  a: { tracks: { sid: string; id: string }[] },
  b: { tracks: { sid: string; id: string }[] },
): boolean {
  return JSON.stringify(a.tracks) === JSON.stringify(b.tracks);
}
