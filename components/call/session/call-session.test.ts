import { EventEmitter } from "node:events";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { LocalMedia } from "#components/call/devices/local-media.ts";
import { CallSession } from "#components/call/session/call-session.ts";
import { ApiProblem, ServerUnreachable } from "#lib/client/api-problem.ts";

/** The vendor failing, on command: what the SDK tells when the real one does is in e2e/journeys/service/twilio-contract.spec.ts. */
const connect = vi.hoisted(() => vi.fn());
vi.mock("twilio-video", () => ({
  connect,
  version: "2.36.0",
  LocalDataTrack: class {
    send() {}
  },
}));

class Room extends EventEmitter {
  state = "connected";
  readonly localParticipant = { identity: "ada", networkQualityLevel: null };
  readonly getStats = async () => [];
  readonly participants = new Map();
  readonly disconnect = vi.fn();
  readonly refreshInactiveMedia = vi.fn();

  lose(code?: number) {
    this.emit("disconnected", this, code === undefined ? undefined : twilioError(code));
  }
}

function twilioError(code: number) {
  return Object.assign(new Error(`Twilio ${code}`), { code });
}

const longStayMs = 10 * 60_000;

let page: EventTarget;
let tickets: number;
let rooms: Room[];
/** The results of the next attempts to connect. After the last one, attempts succeed. */
let refusals: unknown[];
let fetchTicket: () => Promise<{ token: string; room_name: string; identity: string; expires_at: string }>;
let session: CallSession;
let areNew: boolean[];
const sleepers = new Set<() => void>();

beforeEach(() => {
  vi.useFakeTimers();
  page = new EventTarget();
  vi.stubGlobal("window", page);
  vi.stubGlobal("navigator", {});
  tickets = 0;
  rooms = [];
  refusals = [];
  areNew = [];
  connect.mockReset().mockImplementation(() => {
    const refusal = refusals.shift();
    const room = new Room();
    if (refusal === undefined) rooms.push(room);
    return Object.assign(refusal === undefined ? Promise.resolve(room) : Promise.reject(refusal), {
      cancel: vi.fn(),
    });
  });
  fetchTicket = async () => {
    tickets += 1;
    return {
      token: `token-${tickets}`,
      room_name: "room",
      identity: "ada",
      expires_at: "2026-11-22T08:00:00Z",
    };
  };
  session = new CallSession({
    localMedia: new LocalMedia(),
    fetchTicket: () => fetchTicket(),
    fetchIceServers: async ({ isNew }) => {
      areNew.push(isNew);
      return [];
    },
    wakeUps: (onWake) => {
      sleepers.add(onWake);
      return () => void sleepers.delete(onWake);
    },
  });
});
afterEach(() => {
  session.leave();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const state = () => session.getSnapshot();
const policies = () => connect.mock.calls.map(([, options]) => options.rtcConfiguration.iceTransportPolicy);
const wakeUp = () => {
  for (const onWake of [...sleepers]) onWake();
};

async function join(): Promise<Room> {
  await session.join();
  return latestRoom();
}

function latestRoom(): Room {
  const room = rooms.at(-1);
  if (!room) throw new Error("No room was entered");
  return room;
}

describe("CallSession", () => {
  test("enters the room once, however often it is asked", async () => {
    await Promise.all([session.join(), session.join()]);
    await session.join();
    expect(state()).toMatchObject({ phase: "connected", identity: "ada" });
    expect(connect).toHaveBeenCalledTimes(1);
  });

  test.each([20104, 20105])("asks for one new ticket after %i, and enters with it", async (code) => {
    refusals = [twilioError(code)];
    await session.join();
    expect(state().phase).toBe("connected");
    expect(connect.mock.calls.map(([token]) => token)).toEqual(["token-1", "token-2"]);
  });

  test("says 20104 when the new ticket is no better, and asks no further", async () => {
    refusals = [twilioError(20104), twilioError(20104)];
    await session.join();
    expect(state()).toMatchObject({ phase: "failed", problem: { code: 20104 } });
    expect(tickets).toBe(2);
  });

  test("tries a relay alone when the way in is barred, then twice more, and says so", async () => {
    refusals = [twilioError(53000), twilioError(53000), twilioError(53000), twilioError(53000)];
    const joining = session.join();
    await vi.advanceTimersByTimeAsync(300 + 1_200);
    await joining;
    expect(state()).toMatchObject({ phase: "failed", problem: { code: 53000, canRetry: true } });
    expect(policies()).toEqual([undefined, "relay", undefined, undefined]);
  });

  test("waits for the visit's room to be made anew", async () => {
    refusals = [twilioError(53106)];
    const joining = session.join();
    await vi.advanceTimersByTimeAsync(300);
    await joining;
    expect(state().phase).toBe("connected");
    expect(tickets).toBe(2);
  });

  test.each([20103, 20107, 53105])("says %i at once", async (code) => {
    refusals = [twilioError(code)];
    await session.join();
    expect(state()).toMatchObject({ phase: "failed", problem: { code } });
    expect(connect).toHaveBeenCalledTimes(1);
  });

  test("says why there is no ticket", async () => {
    fetchTicket = () => Promise.reject(new ServerUnreachable("No answer"));
    const joining = session.join();
    await vi.advanceTimersByTimeAsync(300 + 1_200);
    await joining;
    expect(state()).toMatchObject({ phase: "failed", problem: { code: null, canRetry: true } });
  });

  test.each([
    [53205, "opened-elsewhere"],
    [53216, "time-over"],
    [undefined, "removed"],
  ])("ends by %s as %s and does not come back by itself", async (code, reason) => {
    const room = await join();
    await vi.advanceTimersByTimeAsync(longStayMs);
    room.lose(code);
    await vi.advanceTimersByTimeAsync(longStayMs);
    expect(state()).toMatchObject({ phase: "ended", reason });
    expect(connect).toHaveBeenCalledTimes(1);
  });

  const refuseAsEnded = () =>
    Promise.reject(new ApiProblem(400, { type: "/problems/wrong-state", detail: "The visit has ended." }));

  test("asks the server when the room was closed, and ends with the visit", async () => {
    const room = await join();
    const seen: string[] = [];
    session.subscribe(() => seen.push(state().phase));
    fetchTicket = refuseAsEnded;
    room.lose(53118);
    await vi.advanceTimersByTimeAsync(0);
    expect(state()).toMatchObject({ phase: "ended", reason: "completed" });
    expect(seen).not.toContain("reconnecting");
    expect(connect).toHaveBeenCalledTimes(1);
  });

  test("enters the visit's next room when only the room was closed", async () => {
    (await join()).lose(53118);
    await vi.advanceTimersByTimeAsync(0);
    expect(state().phase).toBe("connected");
    expect(connect.mock.lastCall?.[0]).toBe("token-2");
  });

  test("is given up for the tab that entered later, and not taken back from it", async () => {
    const room = await join();
    const other = new BroadcastChannel("panacare.call");
    other.postMessage("somebody else");
    other.postMessage("ada");
    await vi.waitFor(() => expect(state()).toMatchObject({ phase: "ended", reason: "opened-elsewhere" }));
    other.close();
    expect(room.disconnect).toHaveBeenCalledOnce();
  });

  test("can be brought back after it was opened elsewhere", async () => {
    (await join()).lose(53205);
    await session.join();
    expect(state().phase).toBe("connected");
  });

  test("comes back with a new ticket when the old token has expired meanwhile", async () => {
    const room = await join();
    room.lose(20104);
    await vi.advanceTimersByTimeAsync(0);
    expect(state().phase).toBe("connected");
    expect(connect.mock.lastCall?.[0]).toBe("token-2");
  });

  test("tries again, less and less often, until the network is back", async () => {
    const room = await join();
    await vi.advanceTimersByTimeAsync(longStayMs);
    refusals = [twilioError(53000), new ServerUnreachable("No answer"), twilioError(53000)];
    room.lose(53001);

    await vi.advanceTimersByTimeAsync(300);
    expect(policies()).toEqual([undefined, undefined, "relay", undefined]);
    expect(state()).toMatchObject({ phase: "reconnecting", cause: { code: 53000 } });

    await vi.advanceTimersByTimeAsync(1_200);
    expect(state().phase).toBe("connected");
  });

  test("gives up after some 16 s and leaves it to the person", async () => {
    const room = await join();
    await vi.advanceTimersByTimeAsync(longStayMs);
    refusals = Array.from({ length: 20 }, () => twilioError(53000));
    room.lose(53001);
    await vi.advanceTimersByTimeAsync(16_000);
    expect(state()).toMatchObject({ phase: "failed", problem: { code: 53000, canRetry: true } });

    refusals = [];
    await session.join();
    expect(state().phase).toBe("connected");
  });

  test("ends when the server says that the visit has ended meanwhile", async () => {
    const room = await join();
    fetchTicket = refuseAsEnded;
    room.lose(53001);
    await vi.advanceTimersByTimeAsync(0);
    expect(state()).toMatchObject({ phase: "ended", reason: "completed" });
  });

  test("waits without a network, however long, and returns as soon as there is one", async () => {
    const room = await join();
    await vi.advanceTimersByTimeAsync(longStayMs);
    vi.stubGlobal("navigator", { onLine: false });
    room.lose(53001);
    await vi.advanceTimersByTimeAsync(longStayMs);
    expect(state().phase).toBe("reconnecting");
    expect(connect).toHaveBeenCalledTimes(1);

    vi.stubGlobal("navigator", { onLine: true });
    wakeUp();
    await vi.advanceTimersByTimeAsync(0);
    expect(state().phase).toBe("connected");
  });

  test("enters anew when the network is back and the SDK is not a moment later", async () => {
    const room = await join();
    room.state = "reconnecting";
    room.emit("reconnecting", twilioError(53001));
    page.dispatchEvent(new Event("online"));
    await vi.advanceTimersByTimeAsync(900);
    expect(connect).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(100);
    expect(room.disconnect).toHaveBeenCalledOnce();
    expect(connect).toHaveBeenCalledTimes(2);
    expect(state().phase).toBe("connected");
  });

  test("leaves it to the SDK when that is back at once", async () => {
    const room = await join();
    room.state = "reconnecting";
    page.dispatchEvent(new Event("online"));
    await vi.advanceTimersByTimeAsync(900);
    room.state = "connected";
    await vi.advanceTimersByTimeAsync(longStayMs);
    expect(connect).toHaveBeenCalledTimes(1);
    expect(room.disconnect).not.toHaveBeenCalled();
  });

  test("leaves it to the SDK when sound and picture are back without it", async () => {
    const room = await join();
    room.state = "reconnecting";
    let bytes = 0;
    vi.spyOn(session.network, "countReceived").mockImplementation(async () => (bytes += 1_000));
    page.dispatchEvent(new Event("online"));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(connect).toHaveBeenCalledTimes(1);
  });

  test("has all remedies before it again once sound and picture have come", async () => {
    const room = await join();
    vi.spyOn(session.network, "hasHadMedia", "get").mockReturnValue(true);
    for (const lost of [() => room, latestRoom, latestRoom]) {
      lost().lose(53405);
      await vi.advanceTimersByTimeAsync(0);
      expect(state().phase).toBe("connected");
    }
    expect(policies()).toEqual([undefined, "relay", "relay", "relay"]);
  });

  test("plays on what the system paused when it is looked at again", async () => {
    const room = await join();
    wakeUp();
    await vi.advanceTimersByTimeAsync(0);
    expect(room.refreshInactiveMedia).toHaveBeenCalledOnce();
  });

  test("does not wait for the SDK where nothing ever came through", async () => {
    const room = await join();
    room.emit("reconnecting", twilioError(53405));
    await vi.advanceTimersByTimeAsync(0);
    expect(room.disconnect).toHaveBeenCalledOnce();
    expect(state().phase).toBe("connected");
    expect(policies()).toEqual([undefined, "relay"]);
  });

  test("tries a relay alone, with new servers, when no media gets through, and goes round in no circles", async () => {
    (await join()).lose(53405);
    await vi.advanceTimersByTimeAsync(0);
    expect(state().phase).toBe("connected");
    expect(policies()).toEqual([undefined, "relay"]);
    expect(areNew).toEqual([false, true]);

    await vi.advanceTimersByTimeAsync(45_000);
    latestRoom().lose(53405);
    await vi.advanceTimersByTimeAsync(longStayMs);
    expect(state()).toMatchObject({ phase: "failed", problem: { code: 53405 } });
    expect(connect).toHaveBeenCalledTimes(2);
  });

  test("leaves the room when the page goes away", async () => {
    const room = await join();
    page.dispatchEvent(new Event("pagehide"));
    expect(room.disconnect).toHaveBeenCalledOnce();
    expect(state()).toMatchObject({ phase: "ended", reason: "left" });
  });

  test("does not stay in a room that opens after leaving", async () => {
    const joining = session.join();
    session.leave();
    await joining;
    expect(state()).toMatchObject({ phase: "ended", reason: "left" });
    for (const room of rooms) expect(room.disconnect).toHaveBeenCalled();
  });

  test("waits a moment for the devices, and enters without those whose question nobody answers", async () => {
    vi.spyOn(session.media, "start").mockReturnValue(new Promise(() => undefined));
    const joining = session.join();
    await vi.advanceTimersByTimeAsync(2_900);
    expect(connect).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(100);
    await joining;
    expect(state().phase).toBe("connected");
  });

  test("closes the devices with the stay, and not those that are opened after it", async () => {
    await join();
    session.leave();
    expect(session.media.getSnapshot().isStarted).toBe(false);
    await session.media.start();
    session.leave();
    expect(session.media.getSnapshot().isStarted).toBe(true);
  });

  test("pays no heed to a room it has left", async () => {
    const room = await join();
    session.leave();
    const left = state();
    room.emit("reconnecting", twilioError(53001));
    room.lose(53118);
    expect(state()).toBe(left);
  });

  test("does not bring back a participant by a track event that comes after the leaving", async () => {
    const room = await join();
    const grace = {
      sid: "PA1",
      identity: "grace",
      state: "connected",
      audioTracks: new Map(),
      videoTracks: new Map(),
    };
    room.participants.set("PA1", grace);
    room.emit("participantConnected", grace);
    expect(state()).toMatchObject({ participants: [{ identity: "grace", isMuted: true, camera: null }] });

    room.participants.delete("PA1");
    room.emit("participantDisconnected", grace);
    room.emit("trackUnsubscribed", {}, {}, grace);
    expect(state()).toMatchObject({ participants: [] });
  });
});
