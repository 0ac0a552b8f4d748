import { randomUUID } from "node:crypto";
import { type BrowserContext, expect, test } from "playwright/test";
import { serveBlankPage } from "#e2e/stand-ins/twilio/blank-page.ts";
import { SdkParticipant } from "#e2e/stand-ins/twilio/sdk-participant.ts";
import { startLocalTwilio } from "#e2e/stand-ins/twilio/server.ts";
import { testAccount as account, testClient, testToken } from "#e2e/stand-ins/twilio/test-account.ts";

/** What the product relies on in Twilio Video, tried with the real SDK in a real browser against the local Twilio. */

/** Long enough for the SDK to come back from the outages below, with the pauses that it makes between its attempts. */
const sessionTimeoutSeconds = 10;

let local: Awaited<ReturnType<typeof startLocalTwilio>>;
let blankPage: Awaited<ReturnType<typeof serveBlankPage>>;

test.beforeAll(async () => {
  blankPage = await serveBlankPage();
  local = await startLocalTwilio({ account, sessionTimeoutSeconds });
});
test.afterAll(async () => {
  blankPage.stop();
  await local.stop();
});

async function post(url: string, body: object | URLSearchParams): Promise<Record<string, unknown>> {
  const isForm = body instanceof URLSearchParams;
  const response = await fetch(url, {
    method: "POST",
    headers: {
      authorization: `Basic ${btoa(`${account.sid}:${account.authToken}`)}`,
      ...(!isForm && { "content-type": "application/json" }),
    },
    body: isForm ? body : JSON.stringify(body),
  });
  expect(response.ok, `${url} answers ${response.status}`).toBe(true);
  return (await response.json()) as Record<string, unknown>;
}

const rest = (path: string, parameters: Record<string, string>) =>
  post(`${local.apiUrl}/v1${path}`, new URLSearchParams(parameters));
const control = (path: string, body: object = {}) => post(local.controlUrl + path, body);

interface State {
  rooms: { name: string; participants: { sid: string; tracks: { sid: string; kind: string }[] }[] }[];
}

async function state(): Promise<State> {
  return (await (await fetch(`${local.controlUrl}/state`)).json()) as State;
}

async function createRoom(parameters: Record<string, string> = {}): Promise<string> {
  const name = `visit-${randomUUID()}`;
  await rest("/Rooms", { UniqueName: name, ...parameters });
  return name;
}

/** Opens one page for each identity, each already in the room. */
async function join(context: BrowserContext, room: string, ...identities: string[]) {
  return joinWith(context, room, {}, ...identities);
}

async function joinWith(
  context: BrowserContext,
  room: string,
  options: { receiveTranscriptions?: boolean },
  ...identities: string[]
) {
  const joined: SdkParticipant[] = [];
  for (const identity of identities) {
    const participant = await SdkParticipant.open(context, blankPage.url);
    const result = await participant.connect(testToken({ identity, room }), {
      wsServer: local.signalingUrl,
      name: room,
      ...options,
    });
    expect(result).toMatchObject({ sid: expect.stringMatching(/^RM[0-9a-f]{32}$/) });
    joined.push(participant);
  }
  return joined;
}

async function joinTwo(context: BrowserContext, room: string): Promise<[SdkParticipant, SdkParticipant]> {
  const [one, two] = await join(context, room, "one", "two");
  if (!one || !two) throw new Error("Two were to join");
  await Promise.all([one.waitForMedia("two"), two.waitForMedia("one")]);
  return [one, two];
}

test.describe("in a room", () => {
  test("two participants see and hear each other", async ({ context }) => {
    const [one, two] = await joinTwo(context, await createRoom());
    expect(await one.identities()).toEqual(["two"]);
    expect(await two.identities()).toEqual(["one"]);
  });

  test("three participants see and hear each other, and two go on when one leaves", async ({ context }) => {
    const participants = await join(context, await createRoom(), "one", "two", "three");
    const [one, two, three] = participants;
    await Promise.all([
      one?.waitForMedia("two"),
      one?.waitForMedia("three"),
      two?.waitForMedia("one"),
      two?.waitForMedia("three"),
      three?.waitForMedia("one"),
      three?.waitForMedia("two"),
    ]);
    await two?.leave();
    await one?.waitForEvent("participantDisconnected two");
    await three?.waitForEvent("participantDisconnected two");
    await Promise.all([one?.waitForMedia("three"), three?.waitForMedia("one")]);
    expect(await one?.identities()).toEqual(["three"]);
  });

  test("three who join at the same instant find each other, also after an outage of all", async ({
    context,
  }) => {
    const room = await createRoom();
    const identities = ["one", "two", "three"];
    const participants = await Promise.all(identities.map(() => SdkParticipant.open(context, blankPage.url)));
    const everybody = (act: (participant: SdkParticipant, identity: string) => Promise<unknown>) =>
      Promise.all(participants.map((participant, index) => act(participant, identities[index] ?? "")));
    const allMedia = () =>
      everybody((participant, own) =>
        Promise.all(
          identities.filter((other) => other !== own).map((other) => participant.waitForMedia(other)),
        ),
      );

    await everybody((participant, identity) =>
      participant.connect(testToken({ identity, room }), { wsServer: local.signalingUrl }),
    );
    await allMedia();
    await control("/signaling/drop", { refuseMs: 500 });
    await everybody((participant) => participant.unpublishVideo().then(() => participant.publishVideo()));
    await everybody((participant) => participant.waitForEvent("reconnected"));
    await allMedia();
  });

  test("a participant with ICE servers of its own needs no others from the server", async ({ context }) => {
    const room = await createRoom();
    const [one] = await join(context, room, "one");
    const two = await SdkParticipant.open(context, blankPage.url);
    await two.connect(testToken({ identity: "two", room }), { wsServer: local.signalingUrl, iceServers: [] });
    await Promise.all([one?.waitForMedia("two"), two.waitForMedia("one")]);
  });

  test("muting and turning the picture off are seen on the other side", async ({ context }) => {
    const [one, two] = await joinTwo(context, await createRoom());
    await one.setEnabled("audio", false);
    await two.waitForEvent("trackDisabled audio one");
    await one.setEnabled("audio", true);
    await two.waitForEvent("trackEnabled audio one");
    await one.setEnabled("video", false);
    await two.waitForEvent("trackDisabled video one");
  });

  test("a camera that was turned off comes back as another track", async ({ context }) => {
    const [one, two] = await joinTwo(context, await createRoom());
    await one.unpublishVideo();
    await two.waitForEvent("trackUnsubscribed video one");
    await one.publishVideo();
    await two.waitForMedia("one");
    await one.waitForMedia("two");
  });

  test("pictures survive both sides turning their cameras off and on at the same time", async ({
    context,
  }) => {
    const [one, two] = await joinTwo(context, await createRoom());
    const toggle = async (participant: SdkParticipant) => {
      for (let turn = 0; turn < 8; turn += 1) {
        await participant.unpublishVideo();
        await participant.publishVideo();
      }
    };
    await Promise.all([toggle(one), toggle(two)]);
    await Promise.all([one.waitForMedia("two"), two.waitForMedia("one")]);
  });

  test("data reaches the other side both ways", async ({ context }) => {
    const [one, two] = await joinTwo(context, await createRoom());
    await one.waitForEvent("trackSubscribed data two");
    await two.waitForEvent("trackSubscribed data one");
    await one.sendData("from one");
    await two.sendData("from two");
    await two.waitForEvent("trackMessage from one one");
    await one.waitForEvent("trackMessage from two two");
  });
});

test.describe("what is said", () => {
  const listening = { receiveTranscriptions: true };
  const say = (room: string, identity: string, text: string, isPartial = false) =>
    control(`/rooms/${room}/participants/${identity}/say`, { text, isPartial });
  const texts = async (participant: SdkParticipant | undefined) =>
    (await participant?.transcriptions())?.map(({ transcription }) => transcription);

  test("comes as text to everybody who listens, from start to stop, beside sound and pictures", async ({
    context,
  }) => {
    const room = await createRoom();
    const { transcriptions } = testClient(local.apiUrl).video.v1.rooms(room);
    const [one, two] = await joinWith(context, room, listening, "one", "two");
    if (!one || !two) throw new Error("Two were to join");
    await Promise.all([one.waitForMedia("two"), two.waitForMedia("one")]);

    const { ttid } = await transcriptions.create({
      configuration: { languageCode: "sw-KE", partialResults: true },
    });
    expect(await say(room, "one", "Habari", true)).toEqual({ receivers: ["one", "two"] });
    await say(room, "one", "Habari yako?");
    await say(room, "two", "Nzuri");
    const { participants } = (await state()).rooms.find(({ name }) => name === room) ?? {};
    const [speaker] = participants ?? [];
    const track = speaker?.tracks.find(({ kind }) => kind === "audio");
    for (const participant of [one, two]) {
      await expect.poll(() => texts(participant)).toEqual(["Habari", "Habari yako?", "Nzuri"]);
      const [partial, final, answer] = await participant.transcriptions();
      const bySpeaker = {
        type: "extension_transcriptions",
        version: "1.0",
        participant: speaker?.sid,
        track: track?.sid,
        language_code: "sw-KE",
        timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z$/),
      };
      expect(partial).toMatchObject({
        ...bySpeaker,
        partial_results: true,
        sequence_number: 1,
        stability: 0.9,
      });
      expect(final).not.toHaveProperty("stability");
      expect(final).toMatchObject({ ...bySpeaker, partial_results: false, sequence_number: 2 });
      expect(answer).toMatchObject({ partial_results: false, sequence_number: 1 });
      expect(answer?.participant).not.toBe(speaker?.sid);
    }

    const [three] = await joinWith(context, room, listening, "three");
    const [four] = await join(context, room, "four");
    expect(await say(room, "two", "Karibu")).toEqual({ receivers: ["one", "two", "three"] });
    for (const participant of [one, two, three])
      await expect.poll(() => texts(participant)).toContain("Karibu");
    expect(await texts(four)).toEqual([]);
    await Promise.all([one.waitForMedia("three"), two.waitForMedia("four"), three?.waitForMedia("one")]);

    await transcriptions(ttid).update({ status: "stopped" });
    const refused = await fetch(`${local.controlUrl}/rooms/${room}/participants/one/say`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ text: "Not transcribed" }),
    });
    expect(refused.status).toBe(409);
    await transcriptions(ttid).update({ status: "started", configuration: { languageCode: "fr-FR" } });
    await say(room, "one", "Au revoir");
    await expect.poll(() => texts(three)).toEqual(["Karibu", "Au revoir"]);
    expect(await texts(one)).not.toContain("Not transcribed");
    await rest(`/Rooms/${room}`, { Status: "completed" });
    await expect
      .poll(() => process.getActiveResourcesInfo().filter((resource) => resource === "UDPWrap"), {
        message: "sockets of the server's own peer connections",
      })
      .toEqual([]);
  });

  test("goes on coming after the signaling connection was lost, and a camera went off and on", async ({
    context,
  }) => {
    const room = await createRoom();
    await testClient(local.apiUrl).video.v1.rooms(room).transcriptions.create();
    const [one, two] = await joinWith(context, room, listening, "one", "two");
    await say(room, "two", "Before");
    await control("/signaling/drop", { identity: "one", refuseMs: 500 });
    await one?.waitForEvent("reconnecting 53001");
    await say(room, "two", "During");
    await one?.waitForEvent("reconnected");
    await one?.unpublishVideo();
    await one?.publishVideo();
    await two?.waitForMedia("one");
    await say(room, "two", "Partial", true);
    await say(room, "two", "After");
    await expect.poll(() => texts(one)).toEqual(["Before", "During", "After"]);
    expect((await one?.events())?.filter((event) => event.startsWith("reconnect"))).toEqual([
      "reconnecting 53001",
      "reconnected",
    ]);
  });
});

test.describe("when the signaling connection is lost", () => {
  test("the call goes on and both sides learn of the way back", async ({ context }) => {
    const [one, two] = await joinTwo(context, await createRoom());
    await control("/signaling/drop", { identity: "one" });
    await one.waitForEvent("reconnecting 53001");
    await one.waitForEvent("reconnected");
    await two.waitForEvent("participantReconnecting one");
    await two.waitForEvent("participantReconnected one");
    await Promise.all([one.waitForMedia("two"), two.waitForMedia("one")]);
    const events = [...(await one.events()), ...(await two.events())];
    expect(events.filter((event) => /Disconnected|Unsubscribed|disconnected/.test(event))).toEqual([]);
  });

  test("what was changed in the meantime arrives afterwards", async ({ context }) => {
    const [one, two] = await joinTwo(context, await createRoom());
    await control("/signaling/drop", { identity: "one", refuseMs: 800 });
    await one.waitForEvent("reconnecting 53001");
    await one.setEnabled("audio", false);
    await two.setEnabled("audio", false);
    await one.waitForEvent("reconnected");
    await two.waitForEvent("trackDisabled audio one");
    await one.waitForEvent("trackDisabled audio two");
    await one.unpublishVideo();
    await one.publishVideo();
    await two.waitForEvent("trackUnsubscribed video one");
    await expect.poll(async () => (await two.received("one")).framesDecoded).toBeGreaterThan(0);
  });

  test("a cut of everybody at once heals", async ({ context }) => {
    const [one, two] = await joinTwo(context, await createRoom());
    await control("/signaling/drop");
    await Promise.all([one.waitForEvent("reconnected"), two.waitForEvent("reconnected")]);
    await one.unpublishVideo();
    await one.publishVideo();
    await Promise.all([one.waitForMedia("two"), two.waitForMedia("one")]);
    expect(await one.identities()).toEqual(["two"]);
  });

  test("who stays away is gone after the session timeout", async ({ context }) => {
    const [one, two] = await joinTwo(context, await createRoom());
    await one.page.close();
    await two.waitForEvent("participantReconnecting one");
    await two.waitForEvent("participantDisconnected one");
    expect(await two.identities()).toEqual([]);
  });

  test("a server that lost its memory ends the call with 53001", async ({ context }) => {
    const [one] = await joinTwo(context, await createRoom());
    await control("/reset");
    await one.waitForEvent("disconnected 53001");
  });

  test("the room's end during the outage is told on the way back", async ({ context }) => {
    const room = await createRoom();
    const [one] = await joinTwo(context, room);
    await control("/signaling/drop", { identity: "one", refuseMs: 500 });
    await rest(`/Rooms/${room}`, { Status: "completed" });
    await one.waitForEvent("disconnected 53118");
  });
});

test.describe("ends of a call", () => {
  test("a completed room tells both with 53118", async ({ context }) => {
    const room = await createRoom();
    const [one, two] = await joinTwo(context, room);
    await rest(`/Rooms/${room}`, { Status: "completed" });
    await Promise.all([one.waitForEvent("disconnected 53118"), two.waitForEvent("disconnected 53118")]);
  });

  test("the same identity a second time takes over, and the first learns 53205", async ({ context }) => {
    const room = await createRoom();
    const [one, two] = await joinTwo(context, room);
    const [again] = await join(context, room, "one");
    await one.waitForEvent("disconnected 53205");
    await two.waitForEvent("participantDisconnected one");
    await two.waitForEvent("participantConnected one");
    await Promise.all([two.waitForMedia("one"), again?.waitForMedia("two")]);
  });

  test("a participant removed over REST is disconnected without an error", async ({ context }) => {
    const room = await createRoom();
    const [one, two] = await joinTwo(context, room);
    await rest(`/Rooms/${room}/Participants/one`, { Status: "disconnected" });
    await one.waitForEvent("disconnected");
    await two.waitForEvent("participantDisconnected one");
  });

  test("a stay that is too long ends with 53216", async ({ context }) => {
    const room = await createRoom();
    const [one] = await join(context, room, "one");
    await control(`/rooms/${room}/participants/one/expire`);
    await one?.waitForEvent("disconnected 53216");
  });
});

test.describe("refusals", () => {
  const minute = 60;
  const now = () => Math.floor(Date.now() / 1000);
  const withHeader = (header: object) => {
    const [, claims, signature] = testToken({}).split(".");
    return [Buffer.from(JSON.stringify(header)).toString("base64url"), claims, signature].join(".");
  };
  const tokens: [title: string, code: number, token: () => string][] = [
    ["garbage", 20101, () => "garbage"],
    ["a token for another product", 20102, () => withHeader({ typ: "JWT", alg: "HS256", cty: "another" })],
    ["an unsigned token", 20102, () => withHeader({ typ: "JWT", alg: "none", cty: "twilio-fpa;v=1" })],
    ["an unknown API key", 20103, () => testToken({ keySid: `SK${"c".repeat(32)}` })],
    ["another account", 20103, () => testToken({ accountSid: `AC${"c".repeat(32)}` })],
    ["an expired token", 20104, () => testToken({ ttl: -minute })],
    ["a token for more than a day", 20104, () => testToken({ ttl: 25 * 60 * minute })],
    ["a token of the future", 20105, () => testToken({ nbf: now() + 10 * minute })],
    ["a token without video", 20106, () => testToken({ hasVideoGrant: false })],
    ["a token for another room", 20106, () => testToken({ room: "another" })],
    ["the secret of another key", 20107, () => testToken({ secret: "another secret" })],
  ];
  for (const [title, code, token] of tokens) {
    test(`${title} is refused with ${code}`, async ({ context }) => {
      const name = await createRoom();
      const participant = await SdkParticipant.open(context, blankPage.url);
      expect(await participant.connect(token(), { wsServer: local.signalingUrl, name })).toMatchObject({
        code,
      });
    });
  }

  test("a third in a room of two is refused with 53105", async ({ context }) => {
    const room = await createRoom({ MaxParticipants: "2" });
    await join(context, room, "one", "two");
    const three = await SdkParticipant.open(context, blankPage.url);
    const token = testToken({ identity: "three", room });
    expect(await three.connect(token, { wsServer: local.signalingUrl, name: room })).toMatchObject({
      code: 53105,
    });
  });

  test("a room that does not exist is refused with 53106", async ({ context }) => {
    const participant = await SdkParticipant.open(context, blankPage.url);
    const result = await participant.connect(testToken({}), {
      wsServer: local.signalingUrl,
      name: "nowhere",
    });
    expect(result).toMatchObject({ code: 53106 });
  });

  test("a code that is asked for reaches the SDK", async ({ context }) => {
    await control("/faults", { target: "signaling.connect", mode: "error", code: 53104 });
    const participant = await SdkParticipant.open(context, blankPage.url);
    const name = await createRoom();
    const result = await participant.connect(testToken({}), { wsServer: local.signalingUrl, name });
    expect(result).toMatchObject({ code: 53104 });
  });

  test("a busy server is tried again until it has time", async ({ context }) => {
    const participant = await SdkParticipant.open(context, blankPage.url);
    const name = await createRoom();
    await control("/faults", { target: "signaling.hello", mode: "busy", delayMs: 50, times: 2 });
    const result = await participant.connect(testToken({}), { wsServer: local.signalingUrl, name });
    expect(result).toMatchObject({ sid: expect.any(String) });
  });
});
