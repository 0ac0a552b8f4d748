import { describe, expect, it } from "vitest";
import { parseRoomSettings } from "#e2e/stand-ins/twilio/rest/room-settings.ts";
import { Rooms } from "#e2e/stand-ins/twilio/rooms.ts";
import {
  ClientMessage,
  type ConnectMessage,
  type PeerConnectionState,
  type SyncMessage,
  type UpdateMessage,
} from "#e2e/stand-ins/twilio/signaling/client-messages.ts";
import { Mesh } from "#e2e/stand-ins/twilio/signaling/mesh.ts";
import type { StateUpdate } from "#e2e/stand-ins/twilio/signaling/server-messages.ts";

/** A mesh without sockets: what each participant was told is kept in its list. */
function newMesh() {
  const rooms = new Rooms();
  const room = rooms.create(parseRoomSettings(new URLSearchParams()));
  const mesh = new Mesh(rooms, room);
  const join = (identity: string, peerConnectionId: string, rules?: object[]) => {
    const participant = rooms.join(room, identity);
    const told: StateUpdate[] = [];
    const first = mesh.join(participant, connect(identity, peerConnectionId, rules), (state) =>
      told.push(state),
    );
    const update = (message: Partial<UpdateMessage>) =>
      mesh.update(participant, { type: "update", session: "", peer_connections: [], ...message });
    return { participant, told, first, update };
  };
  return { rooms, room, mesh, join };
}

function connect(identity: string, id: string, rules: object[] = [{ type: "include" }]): ConnectMessage {
  const message = ClientMessage.parse({
    type: "connect",
    token: "",
    participant: { revision: 1, tracks: [announced(`microphone-${identity}`)] },
    peer_connections: [{ id, description: { type: "offer", revision: 1, sdp: "" } }],
    subscribe: { rules },
  });
  if (message.type !== "connect") throw new Error("not a connect message");
  return message;
}

const announced = (id: string) => ({
  id,
  kind: "audio" as const,
  name: id,
  enabled: true,
  priority: "standard",
});
const idsIn = ({ subscribed }: StateUpdate) => subscribed?.tracks.map(({ id }) => id);
const typesIn = (states: (StateUpdate | undefined)[]) =>
  states.flatMap((state) => state?.peer_connections?.map(({ description }) => description?.type) ?? []);

describe("Mesh", () => {
  it("closes the peer connection of who is alone", () => {
    const { join } = newMesh();
    const one = join("one", "pc-1");
    expect(one.first.peer_connections).toMatchObject([{ id: "pc-1", description: { type: "close" } }]);
    expect(one.first.published?.tracks).toMatchObject([{ id: "microphone-one", state: "ready" }]);
  });

  it("hands the joiner's offer to one of those present, and asks for one to each of the others", () => {
    const { join } = newMesh();
    const one = join("one", "pc-1");
    const two = join("two", "pc-2");
    const three = join("three", "pc-3");
    expect(one.told[0]?.peer_connections).toMatchObject([{ id: "pc-2", description: { type: "offer" } }]);
    expect(two.first.peer_connections).toEqual([]);
    expect(typesIn([three.first])).toEqual(["create-offer"]);
    expect(typesIn([one.told[1], two.told[0]])).toEqual(["offer"]);
    expect(idsIn(three.first)).toEqual(["microphone-one", "microphone-two"]);
  });

  it("tells nothing about the tracks of others to who subscribes to none", () => {
    const { join } = newMesh();
    join("one", "pc-1");
    expect(idsIn(join("two", "pc-2", [{ type: "exclude" }]).first)).toEqual([]);
  });

  it("answers news of tracks to the publisher and tells the others, and ignores what it has heard", () => {
    const { join } = newMesh();
    const one = join("one", "pc-1");
    const two = join("two", "pc-2");
    const told = two.told.length;
    one.update({ participant: { revision: 1, tracks: [] } });
    expect(two.told).toHaveLength(told);
    one.update({ participant: { revision: 2, tracks: [announced("microphone-one"), announced("second")] } });
    expect(one.told.at(-1)?.published?.tracks.map(({ id }) => id)).toEqual(["microphone-one", "second"]);
    expect(idsIn(two.told.at(-1) ?? {})).toEqual(["microphone-one", "second"]);
  });

  it("keeps what is said to somebody who is away, and says it on the way back", () => {
    const { mesh, join } = newMesh();
    const one = join("one", "pc-1");
    const two = join("two", "pc-2");
    one.update({ peer_connections: [{ id: "pc-2", description: { type: "answer", revision: 1, sdp: "" } }] });
    mesh.suspend(one.participant);
    expect(two.told.at(-1)?.participants).toMatchObject([{ identity: "one", state: "reconnecting" }]);
    two.update({ peer_connections: [{ id: "pc-2", description: { type: "offer", revision: 2, sdp: "" } }] });

    const told: StateUpdate[] = [];
    const sync: SyncMessage = {
      type: "sync",
      session: "",
      token: "",
      participant: { revision: 2, tracks: [] },
      peer_connections: [],
    };
    const resumed = mesh.resume(one.participant, sync, (state) => told.push(state));
    expect(resumed?.state.peer_connections).toMatchObject([
      { id: "pc-2", description: { type: "offer", revision: 2 } },
    ]);
    expect(resumed?.state.participants).toMatchObject([{ identity: "two" }]);
    resumed?.settle();
    expect(two.told.at(-2)?.participants).toMatchObject([{ identity: "one", state: "connected" }]);
    expect(idsIn(two.told.at(-1) ?? {})).toEqual([]);
  });

  it("closes the peer connections of who leaves, and takes the tracks away", () => {
    const { rooms, room, mesh, join } = newMesh();
    const one = join("one", "pc-1");
    const two = join("two", "pc-2");
    const three = join("three", "pc-3");
    rooms.disconnect(room, two.participant, "left");
    mesh.leave(two.participant);
    for (const left of [one, three]) {
      const last = left.told.at(-1);
      expect(last?.participants).toMatchObject([{ identity: "two", state: "disconnected", tracks: [] }]);
      expect(typesIn([last])).toEqual(["close"]);
      expect(idsIn(last ?? {})).not.toContain("microphone-two");
    }
  });

  it("replaces a peer connection that one side closed, and subscribes anew", () => {
    const { join } = newMesh();
    const one = join("one", "pc-1");
    const two = join("two", "pc-2");
    const before = one.told.length;
    two.update({ peer_connections: [{ id: "pc-2", description: { type: "close", revision: 5 } }] });
    expect(typesIn(one.told.slice(before))).toEqual(["close"]);
    expect(typesIn(two.told)).toEqual(["create-offer"]);
    expect(one.told.slice(before).map(idsIn)).toEqual([[], ["microphone-two"]]);
    expect(two.told.slice(-2).map(idsIn)).toEqual([[], ["microphone-one"]]);
  });

  it("subscribes under the old id when a media section was given to another track", () => {
    const { join } = newMesh();
    const one = join("one", "pc-1");
    const two = join("two", "pc-2");
    const describe = (type: "offer" | "answer", revision: number, trackId: string): PeerConnectionState => ({
      id: "pc-2",
      description: {
        type,
        revision,
        sdp: `v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:0\r\na=sendrecv\r\na=msid:- ${trackId}\r\n`,
      },
    });
    one.update({ peer_connections: [describe("answer", 1, "microphone-one")] });
    one.update({ participant: { revision: 2, tracks: [announced("second")] } });
    one.update({ peer_connections: [describe("offer", 2, "second")] });
    expect(idsIn(two.told.at(-1) ?? {})).toEqual(["microphone-one"]);
  });

  it("ignores peer connections that are not the sender's", () => {
    const { join } = newMesh();
    const one = join("one", "pc-1");
    join("two", "pc-2");
    const three = join("three", "pc-3");
    const before = one.told.length;
    three.update({
      peer_connections: [{ id: "pc-2", description: { type: "answer", revision: 1, sdp: "" } }],
    });
    three.update({ peer_connections: [{ id: "unknown", ice: { ufrag: "abcd", revision: 1 } }] });
    expect(one.told).toHaveLength(before);
  });
});
