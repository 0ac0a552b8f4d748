import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import twilio from "twilio";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startLocalTwilio } from "#e2e/stand-ins/twilio/server.ts";
import { RawClient } from "#e2e/stand-ins/twilio/signaling/raw-client.ts";
import { testAccount as account, testClient, testToken } from "#e2e/stand-ins/twilio/test-account.ts";

/** Between two calls one after the other: 0, unless the machine pauses. */
const fewSeconds = expect.closeTo(0, -1);

let local: Awaited<ReturnType<typeof startLocalTwilio>>;
let client: ReturnType<typeof twilio>;

beforeAll(async () => {
  local = await startLocalTwilio({
    account,
    turn: {
      urls: ["turn:127.0.0.1:3478?transport=udp", "turn:127.0.0.1:3478?transport=tcp"],
      secret: "turn-secret",
    },
  });
  client = testClient(local.apiUrl);
});
afterAll(() => local.stop());
beforeEach(() => control("POST", "/reset"));

async function control(method: string, path: string, body?: object) {
  const response = await fetch(local.controlUrl + path, {
    method,
    headers: { "content-type": "application/json" },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe("credentials", () => {
  it("takes an API key and the account's own auth token", async () => {
    const byToken = testClient(local.apiUrl, { user: account.sid, password: account.authToken });
    expect((await client.api.v2010.accounts(account.sid).fetch()).status).toBe("active");
    expect((await byToken.api.v2010.accounts(account.sid).fetch()).status).toBe("active");
  });

  it("answers 401 with code 20003 to a wrong secret", async () => {
    const wrong = testClient(local.apiUrl, { password: "another secret" });
    await expect(wrong.video.v1.rooms.create({})).rejects.toMatchObject({ status: 401, code: 20003 });
  });

  it("answers 404 with code 20404 for another account", async () => {
    await expect(client.api.v2010.accounts(`AC${"c".repeat(32)}`).tokens.create({})).rejects.toMatchObject({
      status: 404,
      code: 20404,
    });
  });
});

describe("tokens", () => {
  it("lists ICE servers with credentials that the TURN server's secret signed", async () => {
    const token = await client.tokens.create({ ttl: 600 });
    expect(token.ttl).toBe("600");
    expect(token.dateCreated).toBeInstanceOf(Date);
    expect(token.iceServers).toHaveLength(3);
    expect(token.iceServers[1]).toMatchObject({
      urls: "turn:127.0.0.1:3478?transport=udp",
      username: token.username,
      credential: token.password,
    });
    expect(Number(token.username.split(":")[0])).toBeGreaterThan(Date.now() / 1000 + 590);
  });

  it("gives user name and password alone in the legacy format", async () => {
    await control("POST", "/ice-format", { format: "legacy" });
    const token = await client.tokens.create({});
    expect(token.iceServers).toBeNull();
    expect(token.username).not.toBe("");
    expect(token.ttl).toBe("86400");
  });

  it("refuses a life longer than a day", async () => {
    await expect(client.tokens.create({ ttl: 86_401 })).rejects.toMatchObject({ status: 400, code: 20001 });
  });
});

describe("rooms", () => {
  it("creates a room that is found by SID and by name", async () => {
    const room = await client.video.v1.rooms.create({
      uniqueName: "visit",
      maxParticipants: 3,
      emptyRoomTimeout: 10,
    });
    expect(room).toMatchObject({
      uniqueName: "visit",
      type: "group",
      status: "in-progress",
      maxParticipants: 3,
    });
    expect(room.emptyRoomTimeout).toBe(10);
    expect((await client.video.v1.rooms("visit").fetch()).sid).toBe(room.sid);
    expect((await client.video.v1.rooms(room.sid).fetch()).uniqueName).toBe("visit");
  });

  it("answers 53113 for a name that is in use, until that room is completed", async () => {
    const first = await client.video.v1.rooms.create({ uniqueName: "visit" });
    await expect(client.video.v1.rooms.create({ uniqueName: "visit" })).rejects.toMatchObject({
      status: 400,
      code: 53113,
    });
    await client.video.v1.rooms(first.sid).update({ status: "completed" });
    const second = await client.video.v1.rooms.create({ uniqueName: "visit" });
    expect(second.sid).not.toBe(first.sid);
  });

  it("finds a completed room by its SID only, and completes it once", async () => {
    const { sid } = await client.video.v1.rooms.create({ uniqueName: "visit" });
    const completed = await client.video.v1.rooms("visit").update({ status: "completed" });
    expect(completed).toMatchObject({ status: "completed", duration: fewSeconds });
    expect(completed.endTime).toBeInstanceOf(Date);
    await expect(client.video.v1.rooms("visit").fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
    expect((await client.video.v1.rooms(sid).fetch()).status).toBe("completed");
    await expect(client.video.v1.rooms(sid).update({ status: "completed" })).rejects.toMatchObject({
      code: 53112,
    });
  });

  it("lists rooms by status and name, page by page", async () => {
    for (const uniqueName of ["one", "two", "three"]) await client.video.v1.rooms.create({ uniqueName });
    await client.video.v1.rooms("two").update({ status: "completed" });
    expect((await client.video.v1.rooms.list({ pageSize: 1 })).map((room) => room.uniqueName)).toEqual([
      "three",
      "one",
    ]);
    expect(await client.video.v1.rooms.list({ status: "completed", uniqueName: "two" })).toHaveLength(1);
    expect(await client.video.v1.rooms.list({ uniqueName: "two" })).toHaveLength(0);
  });

  it.each([
    [{ uniqueName: "x".repeat(129) }, 53101],
    [{ maxParticipants: 51 }, 53107],
    [{ type: "peer-to-peer" as const }, 53126],
    [{ unusedRoomTimeout: 61 }, 53109],
    [{ emptyRoomTimeout: 0 }, 53109],
    [{ statusCallback: "not an address" }, 53111],
    [{ statusCallback: "https://clinic.test/", statusCallbackMethod: "PUT" }, 53110],
    [{ mediaRegion: "moon" }, 53115],
    [{ maxParticipantDuration: 599 }, 53123],
  ])("refuses %j with code %i", async (parameters, code) => {
    await expect(client.video.v1.rooms.create(parameters)).rejects.toMatchObject({ status: 400, code });
  });

  it("answers 404 in Twilio's shape for what it does not imitate", async () => {
    await expect(client.video.v1.compositions("CJ1").fetch()).rejects.toMatchObject({
      status: 404,
      code: 20404,
    });
    await expect(client.video.v1.rooms("none").participants("nobody").fetch()).rejects.toMatchObject({
      code: 20404,
    });
  });
});

describe("participants", () => {
  it("are listed, found by SID and identity, and removed", async () => {
    const room = await client.video.v1.rooms.create({ uniqueName: "visit" });
    const doctor = await RawClient.open(local.signalingUrl);
    await doctor.join(testToken({ identity: "doctor-1", room: "visit" }));
    const participants = client.video.v1.rooms(room.sid).participants;

    const [listed, ...others] = await participants.list();
    expect(others).toEqual([]);
    expect(listed).toMatchObject({
      identity: "doctor-1",
      status: "connected",
      roomSid: room.sid,
      duration: null,
    });
    expect((await participants("doctor-1").fetch()).sid).toBe(listed?.sid);

    const removed = await participants(listed?.sid ?? "").update({ status: "disconnected" });
    expect(removed).toMatchObject({ status: "disconnected", duration: fewSeconds });
    expect(await doctor.next("disconnected")).not.toHaveProperty("status");
    expect(await participants.list()).toEqual([]);
    expect(await participants.list({ status: "disconnected", identity: "doctor-1" })).toHaveLength(1);
  });

  it("of a completed room are listed as disconnected", async () => {
    const room = await client.video.v1.rooms.create({ uniqueName: "visit" });
    const doctor = await RawClient.open(local.signalingUrl);
    await doctor.join(testToken({ identity: "doctor-1", room: "visit" }));
    await client.video.v1.rooms("visit").update({ status: "completed" });
    expect(await doctor.next("disconnected")).toMatchObject({ status: "completed" });
    expect(await client.video.v1.rooms(room.sid).participants.list()).toHaveLength(1);
  });
});

describe("transcriptions", () => {
  const configuration = { languageCode: "sw-KE", partialResults: true };

  it("start when created, and stop, restart and change their language when updated", async () => {
    const room = await client.video.v1.rooms.create({ uniqueName: "visit" });
    const { transcriptions } = client.video.v1.rooms("visit");
    const created = await transcriptions.create({ configuration });
    expect(created).toMatchObject({
      ttid: expect.stringMatching(/^video_extension_[0-9a-f-]{36}$/),
      accountSid: account.sid,
      roomSid: room.sid,
      status: "started",
      configuration: { languageCode: "sw-KE", partialResults: "true" },
      dateUpdated: null,
      url: `https://video.twilio.com/v1/Rooms/${room.sid}/Transcriptions/${created.ttid}`,
    });
    const stopped = await transcriptions(created.ttid).update({ status: "stopped" });
    expect(stopped).toMatchObject({ status: "stopped", configuration: created.configuration });
    const changed = await transcriptions(created.ttid).update({
      status: "started",
      configuration: { languageCode: "fr-FR" },
    });
    expect(changed).toMatchObject({
      status: "started",
      configuration: { languageCode: "fr-FR", partialResults: "true" },
      dateUpdated: expect.any(Date),
    });
    expect(await transcriptions(created.ttid).fetch()).toMatchObject({ status: "started" });
    expect((await control("GET", "/state")).body["rooms"]).toMatchObject([
      { transcription: { status: "started", languageCode: "fr-FR" } },
    ]);
  });

  it("are one for each room, listed, and refused a second time", async () => {
    await client.video.v1.rooms.create({ uniqueName: "visit" });
    const { transcriptions } = client.video.v1.rooms("visit");
    expect(await transcriptions.list()).toEqual([]);
    const { ttid } = await transcriptions.create();
    await expect(transcriptions.create()).rejects.toMatchObject({ status: 400, code: 20001 });
    expect(await transcriptions.list()).toMatchObject([{ ttid, status: "started" }]);
  });

  it("count their time from the first participant until they stop", async () => {
    await client.video.v1.rooms.create({ uniqueName: "visit" });
    const { transcriptions } = client.video.v1.rooms("visit");
    const { ttid, startTime } = await transcriptions.create();
    expect(startTime).toBeNull();
    const doctor = await RawClient.open(local.signalingUrl);
    await doctor.join(testToken({ identity: "doctor-1", room: "visit" }));
    expect(await transcriptions(ttid).fetch()).toMatchObject({
      startTime: expect.any(Date),
      endTime: null,
      duration: null,
    });
    expect(await transcriptions(ttid).update({ status: "stopped" })).toMatchObject({
      endTime: expect.any(Date),
      duration: fewSeconds,
    });
  });

  it("are refused in a completed room, for a configuration that is none, and under another ttid", async () => {
    const { sid } = await client.video.v1.rooms.create({ uniqueName: "visit" });
    const { transcriptions } = client.video.v1.rooms(sid);
    const broken = "no object" as unknown as object;
    await expect(transcriptions.create({ configuration: broken })).rejects.toMatchObject({ code: 20001 });
    const { ttid } = await transcriptions.create({ configuration });
    await expect(transcriptions("video_extension_another").fetch()).rejects.toMatchObject({ code: 20404 });
    await client.video.v1.rooms(sid).update({ status: "completed" });
    await expect(transcriptions(ttid).update({ status: "stopped" })).rejects.toMatchObject({ code: 53118 });
    await expect(transcriptions.create()).rejects.toMatchObject({ code: 53118 });
    await expect(client.video.v1.rooms("visit").transcriptions.list()).rejects.toMatchObject({ code: 20404 });
  });

  it("fail when told so", async () => {
    await client.video.v1.rooms.create({ uniqueName: "visit" });
    const { transcriptions } = client.video.v1.rooms("visit");
    await control("POST", "/faults", [
      { target: "transcriptions.create", mode: "503" },
      { target: "transcriptions.list", mode: "500" },
    ]);
    await expect(transcriptions.create()).rejects.toMatchObject({ status: 503 });
    await expect(transcriptions.list()).rejects.toMatchObject({ status: 500 });
    expect(await transcriptions.list()).toEqual([]);
  });
});

describe("status callbacks", () => {
  /** Answers with what is posted to it, once as many events as asked for have come. */
  async function receive(count: number) {
    const received: { signature: string; form: Record<string, string> }[] = [];
    let finish = (): void => undefined;
    const all = new Promise<typeof received>((resolve) => {
      finish = () => resolve(received);
    });
    const receiver = createServer(async (req, res) => {
      const chunks: Buffer[] = [];
      for await (const chunk of req) chunks.push(chunk as Buffer);
      const form = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
      received.push({ signature: String(req.headers["x-twilio-signature"]), form });
      res.writeHead(204).end();
      if (received.length === count) {
        receiver.close();
        finish();
      }
    });
    await new Promise<void>((listening) => receiver.listen(0, "127.0.0.1", listening));
    return { url: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/webhook?clinic=1`, all };
  }

  it("tell a visit from beginning to end, in order", async () => {
    const { url, all } = await receive(6);
    const room = await client.video.v1.rooms.create({ uniqueName: "visit", statusCallback: url });
    const doctor = await RawClient.open(local.signalingUrl);
    await doctor.join(testToken({ identity: "doctor-1", room: "visit" }));
    await client.video.v1.rooms("visit").update({ status: "completed" });

    const forms = (await all).map(({ form }) => form);
    expect(forms.map((form) => form["StatusCallbackEvent"])).toEqual([
      "room-created",
      "participant-connected",
      "track-added",
      "track-removed",
      "participant-disconnected",
      "room-ended",
    ]);
    expect(forms.map((form) => form["SequenceNumber"])).toEqual(["0", "1", "2", "3", "4", "5"]);
    const everywhere = { AccountSid: account.sid, RoomSid: room.sid, RoomName: "visit", RoomType: "group" };
    for (const form of forms) expect(form).toMatchObject(everywhere);
    const [, connected, trackAdded, , disconnected, ended] = forms;
    expect(connected).toMatchObject({ ParticipantIdentity: "doctor-1", ParticipantStatus: "connected" });
    expect(trackAdded).toMatchObject({ TrackKind: "audio", TrackName: "microphone" });
    expect(disconnected).toMatchObject({
      ParticipantStatus: "disconnected",
      ParticipantDuration: expect.stringMatching(/^[0-4]$/),
    });
    expect(ended).toMatchObject({ RoomStatus: "completed", RoomDuration: expect.stringMatching(/^[0-4]$/) });
  });

  it("carry a signature that validateRequest accepts, and no other", async () => {
    const { url, all } = await receive(1);
    await client.video.v1.rooms.create({ uniqueName: "visit", statusCallback: url });
    const [{ signature, form } = { signature: "", form: {} }] = await all;
    expect(twilio.validateRequest(account.authToken, signature, url, form)).toBe(true);
    expect(twilio.validateRequest("another token", signature, url, form)).toBe(false);
    expect(twilio.validateRequest(account.authToken, signature, url, { ...form, RoomName: "another" })).toBe(
      false,
    );
  });

  it("are lost or come twice when told so", async () => {
    const { url, all } = await receive(2);
    await control("POST", "/faults", [
      { target: "callbacks.send", mode: "drop" },
      { target: "callbacks.send", mode: "twice" },
    ]);
    await client.video.v1.rooms.create({ uniqueName: "visit", statusCallback: url });
    await client.video.v1.rooms("visit").update({ status: "completed" });
    expect((await all).map(({ form }) => form["StatusCallbackEvent"])).toEqual(["room-ended", "room-ended"]);
  });

  it("are not sent to other machines", async () => {
    await client.video.v1.rooms.create({
      uniqueName: "visit",
      statusCallback: "https://clinic.test/webhook",
    });
    await expect
      .poll(async () => (await control("GET", "/state")).body["callbacks"])
      .toMatchObject([{ event: "room-created", result: "not a loopback address" }]);
  });
});

describe("faults", () => {
  it("refuses the next requests with 429, then works again", async () => {
    await control("POST", "/faults", { target: "rooms.create", mode: "429", times: 2 });
    for (const _ of [1, 2]) {
      await expect(client.video.v1.rooms.create({})).rejects.toMatchObject({ status: 429, code: 20429 });
    }
    await expect(client.video.v1.rooms.create({})).resolves.toMatchObject({ status: "in-progress" });
    expect((await control("GET", "/state")).body["requests"]).toEqual({ "rooms.create": 3 });
  });

  it("creates the room and then says nothing, so that the client times out", async () => {
    await control("POST", "/faults", { target: "rooms.create", mode: "timeout-after" });
    const impatient = testClient(local.apiUrl, { timeoutMs: 300 });
    await expect(impatient.video.v1.rooms.create({ uniqueName: "visit" })).rejects.toThrow("timeout");
    expect((await client.video.v1.rooms("visit").fetch()).status).toBe("in-progress");
  });

  it("breaks the connection before anything was done", async () => {
    await control("POST", "/faults", { target: "rooms.create", mode: "reset-before" });
    await expect(client.video.v1.rooms.create({ uniqueName: "visit" })).rejects.toThrow();
    await expect(client.video.v1.rooms("visit").fetch()).rejects.toMatchObject({ code: 20404 });
  });

  it("forgets its faults when asked to", async () => {
    await control("POST", "/faults", { target: "tokens.create", mode: "500", times: 5 });
    await expect(client.tokens.create({})).rejects.toMatchObject({ status: 500 });
    await control("DELETE", "/faults");
    await expect(client.tokens.create({})).resolves.toMatchObject({ accountSid: account.sid });
  });

  it("says what is wrong with a fault it does not know", async () => {
    const { status, body } = await control("POST", "/faults", { target: "rooms.create", mode: "busy" });
    expect(status).toBe(400);
    expect(body["error"]).toContain("timeout-after");
  });

  it("ends an unused room at once", async () => {
    await client.video.v1.rooms.create({ uniqueName: "visit" });
    expect((await control("POST", "/rooms/visit/expire")).status).toBe(200);
    expect(await client.video.v1.rooms.list({ status: "completed" })).toHaveLength(1);
    expect((await control("POST", "/rooms/visit/expire")).status).toBe(404);
  });
});
