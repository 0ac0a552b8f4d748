import { describe, expect, it } from "vitest";
import { answerWithoutMedia } from "#e2e/stand-ins/twilio/signaling/answer-without-media.ts";

const lines = (...all: string[]) => `${all.join("\r\n")}\r\n`;

const own = lines(
  "v=0",
  "o=- 1 0 IN IP4 0.0.0.0",
  "s=-",
  "t=0 0",
  "a=ice-lite",
  "a=group:BUNDLE 0",
  "m=application 9 UDP/DTLS/SCTP webrtc-datachannel",
  "c=IN IP4 0.0.0.0",
  "a=candidate:1 1 udp 1 127.0.0.1 5000 typ host",
  "a=ice-ufrag:own",
  "a=ice-pwd:secret",
  "a=fingerprint:sha-256 AA",
  "a=setup:active",
  "a=mid:0",
  "a=sctp-port:5000",
);

const offer = lines(
  "v=0",
  "o=- 2 3 IN IP4 127.0.0.1",
  "s=-",
  "t=0 0",
  "a=group:BUNDLE 0 1",
  "m=application 40000 UDP/DTLS/SCTP webrtc-datachannel",
  "c=IN IP4 192.0.2.2",
  "a=ice-ufrag:theirs",
  "a=setup:actpass",
  "a=mid:0",
  "a=sctp-port:5000",
  "m=video 9 UDP/TLS/RTP/SAVPF 96",
  "c=IN IP4 0.0.0.0",
  "a=ice-ufrag:theirs",
  "a=fingerprint:sha-256 BB",
  "a=setup:actpass",
  "a=mid:1",
  "a=sendrecv",
  "a=msid:- camera",
  "a=rtcp-mux",
  "a=rtpmap:96 VP8/90000",
  "a=ssrc:1 cname:x",
  "a=simulcast:send 1;2",
);

const sections = (sdp: string) => sdp.split(/\r\n(?=m=)/).map((section) => section.trim().split("\r\n"));

describe("answerWithoutMedia", () => {
  const [header, channel, video] = sections(answerWithoutMedia(offer, own, "active"));

  it("names every section of the offer, in its order, as one bundle", () => {
    expect(header).toContain("a=group:BUNDLE 0 1");
    expect(header).toContain("a=ice-lite");
    expect(channel).toEqual(expect.arrayContaining(["a=mid:0", "a=sctp-port:5000", "a=setup:active"]));
    expect(video).toContain("a=mid:1");
  });

  it("keeps this side's own transport, and none of the browser's", () => {
    for (const section of [channel, video]) {
      expect(section).toContain("a=ice-ufrag:own");
      expect(section).toContain("a=fingerprint:sha-256 AA");
      expect(section?.join()).not.toMatch(/theirs|BB|actpass/);
    }
  });

  it("lets nothing flow in a section of media, but does not refuse it", () => {
    expect(video).toEqual(
      expect.arrayContaining([
        "m=video 9 UDP/TLS/RTP/SAVPF 96",
        "a=rtpmap:96 VP8/90000",
        "a=rtcp-mux",
        "a=inactive",
      ]),
    );
    expect(video?.join()).not.toMatch(/sendrecv|msid|ssrc|simulcast/);
  });
});
