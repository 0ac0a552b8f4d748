import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startLocalTwilio } from "#e2e/stand-ins/twilio/server.ts";
import { RawClient } from "#e2e/stand-ins/twilio/signaling/raw-client.ts";
import { testAccount, testClient, testToken } from "#e2e/stand-ins/twilio/test-account.ts";

let local: Awaited<ReturnType<typeof startLocalTwilio>>;

beforeAll(async () => {
  local = await startLocalTwilio({ account: testAccount });
});
afterAll(() => local.stop());
beforeEach(async () => {
  await fetch(`${local.controlUrl}/reset`, { method: "POST" });
  await testClient(local.apiUrl).video.v1.rooms.create({ uniqueName: "visit" });
});

const transcriptions = () => testClient(local.apiUrl).video.v1.rooms("visit").transcriptions;

async function joined(identity: string, { receivesTranscriptions = true } = {}) {
  const client = await RawClient.open(local.signalingUrl);
  const trackId = `microphone-${identity}`;
  const state = await client.join(testToken({ identity, room: "visit" }), {
    trackId,
    receivesTranscriptions,
  });
  return { client, state, session: state["session"] };
}

interface Offered {
  peer_connections: { id: string; description: { type: "offer"; revision: number; sdp: string } }[];
  media_signaling: { extension_transcriptions: { transport: { type: string; label: string } } };
}

/** The first update that speaks of a data channel. */
async function offeredTo(client: RawClient): Promise<Offered> {
  for (;;) {
    const update = await client.next("update");
    if (update["media_signaling"]) return update as unknown as Offered;
  }
}

async function say(identity: string, words: { text: string }) {
  const response = await fetch(`${local.controlUrl}/rooms/visit/participants/${identity}/say`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(words),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const openUdpSockets = () => process.getActiveResourcesInfo().filter((name) => name === "UDPWrap").length;

describe("what is transcribed", () => {
  it("is nothing before the start, after a stop, and of who is muted or not there", async () => {
    const doctor = await joined("doctor");
    expect((await say("doctor", { text: "Early" })).status).toBe(409);
    const { ttid } = await transcriptions().create();
    const muted = { id: "microphone-doctor", kind: "audio", name: "microphone", enabled: false };
    const participant = { revision: 2, tracks: [muted] };
    expect((await say("nobody", { text: "Who?" })).status).toBe(404);
    expect((await say("doctor", { text: "" })).status).toBe(400);
    doctor.client.send({ type: "update", session: doctor.session, participant });
    await expect
      .poll(async () => (await say("doctor", { text: "Muted" })).body["error"])
      .toMatch("microphone");
    await transcriptions()(ttid).update({ status: "stopped" });
    expect((await say("doctor", { text: "Late" })).body["error"]).toMatch("Nothing is transcribed");
  });
});

describe("the channel", () => {
  it("is offered once in a stay, over a stop and a restart, and takes no media", async () => {
    const doctor = await joined("doctor");
    const { ttid } = await transcriptions().create();
    const { peer_connections } = await offeredTo(doctor.client);
    await transcriptions()(ttid).update({ status: "stopped" });
    await transcriptions()(ttid).update({ status: "started" });
    expect((await resumed(doctor)).peer_connections).toEqual(peer_connections);
    const [{ description } = { description: { sdp: "" } }] = peer_connections;
    expect(description.sdp.match(/^m=\w+/gm)).toEqual(["m=application"]);
    expect(description.sdp.match(/^a=candidate:.*$/gm)).toEqual([expect.stringContaining(" 127.0.0.1 ")]);
  });

  it("is named again to who comes back, and answers what they offered meanwhile", async () => {
    const doctor = await joined("doctor");
    await transcriptions().create();
    const { peer_connections: offered } = await offeredTo(doctor.client);
    const [{ id, description: theirs } = { id: "", description: { sdp: "" } }] = offered;
    const sdp = theirs.sdp.replace("a=setup:active", "a=setup:passive").replace("a=ice-lite\r\n", "");
    const answer = { type: "answer", revision: 1, sdp };
    doctor.client.send({
      type: "update",
      session: doctor.session,
      peer_connections: [{ id, description: answer }],
    });
    const offer = "v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:1\r\na=sendrecv\r\n";
    const description = { type: "offer", revision: 2, sdp: offer };
    const { peer_connections, media_signaling, client } = await resumed(doctor, [{ id, description }]);
    expect(peer_connections).toMatchObject([{ id, description: { type: "offer", revision: 1 } }]);
    expect(media_signaling).toHaveProperty("extension_transcriptions.transport.label");
    expect(await offeredTo(client)).toMatchObject({
      peer_connections: [
        { id, description: { type: "answer", revision: 2, sdp: expect.stringContaining("a=inactive") } },
      ],
    });
  });

  it("is not offered to who did not ask for it", async () => {
    const doctor = await joined("doctor", { receivesTranscriptions: false });
    await transcriptions().create();
    expect((await say("doctor", { text: "Hello" })).body).toEqual({ receivers: [] });
    expect(await resumed(doctor)).not.toHaveProperty("media_signaling");
  });

  it.each([
    ["leaves", (doctor: RawClient) => doctor.send({ type: "disconnect" })],
    ["is alone when the room ends", () => complete()],
    ["is forgotten", () => fetch(`${local.controlUrl}/reset`, { method: "POST" })],
  ])("closes its sockets when the participant %s", async (_case, end) => {
    const before = openUdpSockets();
    await transcriptions().create();
    const doctor = await joined("doctor");
    await offeredTo(doctor.client);
    expect(openUdpSockets()).toBeGreaterThan(before);
    await end(doctor.client);
    await expect.poll(openUdpSockets).toBe(before);
  });

  async function complete() {
    await testClient(local.apiUrl).video.v1.rooms("visit").update({ status: "completed" });
  }

  async function resumed(
    { session }: Awaited<ReturnType<typeof joined>>,
    peerConnections: object[] = [],
  ): Promise<{ client: RawClient; peer_connections: object[]; media_signaling?: object }> {
    const client = await RawClient.open(local.signalingUrl);
    client.hello({
      type: "sync",
      session,
      token: testToken({ identity: "doctor", room: "visit" }),
      participant: { revision: 1, tracks: [] },
      peer_connections: peerConnections,
    });
    const { peer_connections, media_signaling } = await client.next("synced");
    return {
      client,
      peer_connections: peer_connections as object[],
      ...(media_signaling !== undefined && { media_signaling: media_signaling as object }),
    };
  }
});
