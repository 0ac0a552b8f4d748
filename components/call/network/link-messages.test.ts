import { EventEmitter } from "node:events";
import type { RemoteTrack, Room } from "twilio-video";
import { expect, test, vi } from "vitest";
import { DataTrack } from "#components/call/data-track/data-track.ts";
import { LinkMessages, worstOfOthers } from "#components/call/network/link-messages.ts";

const sent = vi.hoisted((): string[] => []);

/** The parts of an SDK object that the code reads. */
const sdk = {
  LocalDataTrack: class {
    send(data: string) {
      sent.push(data);
    }
  },
} as unknown as typeof import("twilio-video");

const grace = { sid: "PA1", identity: "grace" };

function heardFrom(...data: unknown[]) {
  const room = new EventEmitter();
  const track = Object.assign(new EventEmitter(), { kind: "data", name: "link" });
  const link = new LinkMessages(new DataTrack(sdk));
  const onChange = vi.fn();
  link.listen(room as unknown as Room, onChange);
  room.emit("trackSubscribed", track as unknown as RemoteTrack, {}, grace);
  for (const each of data) track.emit("message", each);
  return { room, link, onChange };
}

test("keeps what each of the others said last, until they leave", () => {
  const { room, link, onChange } = heardFrom(
    JSON.stringify({ wish: "full", own: "good" }),
    JSON.stringify({ wish: "saver", own: "weak" }),
  );
  expect(link.heard).toEqual([{ wish: "saver", own: "weak" }]);
  expect(link.whoseIsWeak).toBe("grace");
  expect(onChange).toHaveBeenCalledTimes(2);

  room.emit("participantDisconnected", grace);
  expect(link.heard).toEqual([]);
});

test.each([["no JSON"], ['{"wish":"everything","own":"good"}'], ["null"], [new ArrayBuffer(2)]])(
  "pays no heed to what is no such message: %s",
  (data) => {
    const { link, onChange } = heardFrom(data);
    expect(link.heard).toEqual([]);
    expect(onChange).not.toHaveBeenCalled();
  },
);

test("is what the other side understands", () => {
  const { link } = heardFrom();
  link.send({ wish: "off", own: "bad" });
  expect(heardFrom(sent.at(-1)).link.heard).toEqual([{ wish: "off", own: "bad" }]);
});

test("takes the worst that anybody says", () => {
  expect(worstOfOthers([])).toBeNull();
  expect(
    worstOfOthers([
      { wish: "full", own: "good" },
      { wish: "off", own: "bad" },
    ]),
  ).toBe("bad");
});
