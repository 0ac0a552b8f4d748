import { describe, expect, it } from "vitest";
import { TrackAliases } from "#e2e/stand-ins/twilio/signaling/track-aliases.ts";

interface Section {
  mid: string;
  id?: string;
  direction?: string;
  port?: number;
}

function sdp(...sections: Section[]): string {
  const lines = sections.flatMap(({ mid, id, direction = "sendrecv", port = 9 }) => [
    `m=video ${port} UDP/TLS/RTP/SAVPF 96`,
    `a=mid:${mid}`,
    `a=${direction}`,
    ...(id ? [`a=msid:stream ${id}`] : []),
  ]);
  return ["v=0", "s=-", ...lines, "m=application 9 UDP/DTLS/SCTP webrtc-datachannel", "a=mid:9", ""].join(
    "\r\n",
  );
}

function aliasesAfter(...descriptions: string[]): TrackAliases {
  const aliases = new TrackAliases();
  for (const description of descriptions) aliases.observe(description);
  return aliases;
}

describe("TrackAliases", () => {
  it("leaves a track under the id it was announced with", () => {
    const aliases = aliasesAfter(sdp({ mid: "0", id: "camera" }));
    expect(aliases.idAtReceiver("camera")).toBe("camera");
    expect(aliases.idAtReceiver("not described yet")).toBe("not described yet");
  });

  it("knows a track by the first id of a media section that stayed in use", () => {
    const aliases = aliasesAfter(
      sdp({ mid: "0", id: "camera" }),
      sdp({ mid: "0", id: "second" }),
      sdp({ mid: "0", id: "third" }),
    );
    expect(aliases.idAtReceiver("third")).toBe("camera");
    expect(aliases.idAtReceiver("second")).toBe("second");
  });

  it.each([
    ["stopped sending", { mid: "0", direction: "recvonly" }],
    ["became inactive", { mid: "0", direction: "inactive", id: "camera" }],
    ["was rejected", { mid: "0", id: "camera", port: 0 }],
  ])("starts over with a media section that %s in between", (_title, between) => {
    const aliases = aliasesAfter(
      sdp({ mid: "0", id: "camera" }),
      sdp(between),
      sdp({ mid: "0", id: "second" }),
    );
    expect(aliases.idAtReceiver("second")).toBe("second");
  });

  it("keeps the media sections apart", () => {
    const aliases = aliasesAfter(
      sdp({ mid: "0", id: "camera" }, { mid: "1", id: "screen" }),
      sdp({ mid: "0", id: "screen" }, { mid: "1", id: "camera" }),
    );
    expect(aliases.idAtReceiver("screen")).toBe("camera");
    expect(aliases.idAtReceiver("camera")).toBe("screen");
  });
});
