import { describe, expect, test } from "vitest";
import { connectOptions } from "#components/call/session/connect-options.ts";

const ticket = {
  token: "a.b.c",
  room_name: "panacare-consultation-1",
  identity: "someone",
  expires_at: "2026-11-22T08:00:00Z",
};
const relay = { urls: "turn:turn.example.org", username: "u", credential: "c" };
const stun = { urls: "stun:stun.example.org" };

describe("connectOptions", () => {
  test("replaces Twilio's ICE servers by a list that holds a relay", () => {
    expect(connectOptions(ticket, [stun, relay], []).rtcConfiguration).toEqual({ iceServers: [stun, relay] });
  });

  test.each([[[]], [[stun]]])(
    "leaves Twilio its own ICE servers when the list holds no relay: %j",
    (iceServers) => {
      expect(connectOptions(ticket, iceServers, []).rtcConfiguration).toEqual({});
    },
  );

  test.each([[[stun, relay]], [[]]])("goes through a relay alone when told to: %j", (iceServers) => {
    expect(connectOptions(ticket, iceServers, [], { isRelayOnly: true }).rtcConfiguration).toMatchObject({
      iceTransportPolicy: "relay",
    });
  });

  test("asks for what is said as text only where the ticket offers captions", () => {
    expect(connectOptions({ ...ticket, captions_offered: true }, [], [])).toMatchObject({
      receiveTranscriptions: true,
    });
    expect(connectOptions(ticket, [], [])).not.toHaveProperty("receiveTranscriptions");
  });

  test("uses another signaling server, without telemetry, only when the ticket names one", () => {
    const signaling_url = "ws://127.0.0.1:4000/signaling";
    expect(connectOptions({ ...ticket, signaling_url }, [], [])).toMatchObject({
      wsServer: signaling_url,
      insights: false,
    });

    const options = connectOptions(ticket, [], []);
    expect(options).not.toHaveProperty("wsServer");
    expect(options).not.toHaveProperty("insights");
  });
});
