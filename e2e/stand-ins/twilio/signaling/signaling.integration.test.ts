import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startLocalTwilio } from "#e2e/stand-ins/twilio/server.ts";
import { RawClient } from "#e2e/stand-ins/twilio/signaling/raw-client.ts";
import { testAccount, testToken } from "#e2e/stand-ins/twilio/test-account.ts";

let local: Awaited<ReturnType<typeof startLocalTwilio>>;

beforeAll(async () => {
  local = await startLocalTwilio({
    account: testAccount,
    adHocRooms: true,
    sessionTimeoutSeconds: 1,
    turn: { urls: ["turn:127.0.0.1:3478"], secret: "turn-secret" },
  });
});
afterAll(() => local.stop());
beforeEach(async () => {
  await fetch(`${local.controlUrl}/reset`, { method: "POST" });
});

const tokenOf = (identity: string) => testToken({ identity, room: "visit" });

async function joined(identity: string) {
  const client = await RawClient.open(local.signalingUrl);
  const state = await client.join(tokenOf(identity), { trackId: `microphone-${identity}` });
  return { client, state, session: state["session"] };
}

const syncFor = (session: unknown, identity: string) => ({
  type: "sync",
  version: 2,
  session,
  name: "visit",
  token: tokenOf(identity),
  participant: { revision: 1, tracks: [] },
  peer_connections: [],
});

describe("signaling", () => {
  it("welcomes, and hands out ICE servers with the relay's credentials", async () => {
    const client = await RawClient.open(local.signalingUrl);
    client.hello({ type: "ice", version: 1, edge: "roaming", token: tokenOf("doctor") });
    expect(await client.next("welcome")).toMatchObject({ negotiatedTimeout: 5000 });
    expect((await client.next("iced"))["ice_servers"]).toMatchObject([
      {
        urls: ["turn:127.0.0.1:3478"],
        username: expect.stringMatching(/^\d+:/),
        credential: expect.any(String),
      },
    ]);
  });

  it("answers what it cannot read, and goes on", async () => {
    const client = await RawClient.open(local.signalingUrl);
    client.sendRaw("no JSON");
    expect(await client.next("bad")).toHaveProperty("reason");
    client.send({ type: "ice", token: tokenOf("doctor") });
    expect(await client.next("bad")).toMatchObject({ reason: "Hello comes first" });
    client.hello();
    client.send({ type: "connect", token: 5 });
    expect(await client.next("error")).toMatchObject({ code: 53004 });
    client.send({ type: "ice", token: tokenOf("doctor") });
    await client.next("iced");
  });

  it("survives any message", async () => {
    const types = fc.constantFrom("ice", "connect", "update", "sync", "disconnect", "hello", "msg", "other");
    const message = fc.record(
      {
        type: types,
        token: fc.oneof(fc.constant(tokenOf("fuzz")), fc.string()),
        session: fc.string(),
        name: fc.oneof(fc.string(), fc.constant(null)),
        participant: fc.oneof(
          fc.jsonValue(),
          fc.record({ revision: fc.integer(), tracks: fc.array(fc.jsonValue()) }),
        ),
        peer_connections: fc.oneof(
          fc.jsonValue(),
          fc.array(fc.record({ id: fc.string(), description: fc.jsonValue() })),
        ),
      },
      { requiredKeys: ["type"] },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(message, { maxLength: 8 }), fc.string(), async (messages, text) => {
        const client = await RawClient.open(local.signalingUrl);
        client.sendRaw(text);
        client.hello();
        for (const each of messages) client.send(each);
        client.cut();
        await joined("doctor");
      }),
      { numRuns: 60 },
    );
  });

  it("closes a socket that sends more than a megabyte at once", async () => {
    const client = await RawClient.open(local.signalingUrl);
    client.sendRaw(Buffer.alloc(1024 * 1024 + 1, "x"));
    await client.closed();
  });

  it("keeps a participant whose socket is gone until the session times out", async () => {
    const doctor = await joined("doctor");
    const patient = await joined("patient");
    await doctor.client.next("update");
    patient.client.cut();
    const states = [await doctor.client.next("update"), await doctor.client.next("update")].map(
      ({ participants }) => participants,
    );
    expect(states).toMatchObject([
      [{ identity: "patient", state: "reconnecting", tracks: [{ kind: "audio" }] }],
      [{ identity: "patient", state: "disconnected", tracks: [] }],
    ]);
  });

  it("takes a participant back on another socket, and lets go of the old one", async () => {
    const doctor = await joined("doctor");
    const again = await RawClient.open(local.signalingUrl);
    again.hello(syncFor(doctor.session, "doctor"));
    const synced = await again.next("synced");
    expect(synced).toMatchObject({ sid: doctor.state["sid"], participant: { state: "connected" } });
    await doctor.client.closed();
  });

  it("resumes no session of somebody else, and none it does not know", async () => {
    const doctor = await joined("doctor");
    for (const sync of [syncFor(doctor.session, "patient"), syncFor("unknown", "doctor")]) {
      const client = await RawClient.open(local.signalingUrl);
      client.hello(sync);
      expect(await client.next("error")).toMatchObject({ code: 53001 });
    }
  });

  it("ignores updates for a session that is not the socket's own", async () => {
    const doctor = await joined("doctor");
    const patient = await joined("patient");
    const update = { type: "update", session: doctor.session, participant: { revision: 9, tracks: [] } };
    patient.client.send(update);
    patient.client.send({ ...update, session: patient.session });
    await patient.client.next("update");
    const { participants } = await doctor.client.next("update").then(() => doctor.client.next("update"));
    expect(participants).toMatchObject([{ identity: "patient", tracks: [] }]);
  });

  it("refuses a token that has expired since, when it comes back", async () => {
    const doctor = await joined("doctor");
    doctor.client.cut();
    const again = await RawClient.open(local.signalingUrl);
    again.hello({ ...syncFor(doctor.session, "doctor"), token: testToken({ identity: "doctor", ttl: -1 }) });
    expect(await again.next("error")).toMatchObject({ code: 20104 });
  });
});
