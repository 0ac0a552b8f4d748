import fc from "fast-check";
import { expect, test } from "playwright/test";
import { serveBlankPage } from "#e2e/stand-ins/twilio/blank-page.ts";
import { readToken } from "#lib/services/turn/twilio-provider.ts";
import { normalizeIceServers } from "#lib/wire/ice-server.ts";

/** Answers that Twilio and older servers give, and worse: whatever becomes of them, a browser must take it. */

const answers = 2000;
/** Chromium has room for 500 that are not collected yet; setConfiguration checks by the same rules as the constructor. */
const newConnections = { every: 10 };

const url = fc.oneof(
  fc
    .tuple(
      fc.constantFrom("stun:", "stuns:", "turn:", "turns:", "TURN:", "turn://", "http://", ""),
      fc.oneof(
        fc.domain(),
        fc.ipV4(),
        fc.ipV6().map((ip) => `[${ip}]`),
        fc.string({ maxLength: 12 }),
      ),
      fc.constantFrom("", ":3478", ":443", ":0", ":65536", ":"),
      fc.constantFrom("", "?transport=udp", "?transport=tcp", "?transport=sctp", "?transport=", "?", "#x"),
    )
    .map((parts) => parts.join("")),
  fc.string(),
);
const text = fc.oneof(
  fc.string({ minLength: 1 }),
  fc.string({ minLength: 500, maxLength: 520 }),
  fc.constantFrom("", null, undefined, 7),
);
const entry = fc.oneof(
  fc.record(
    {
      url,
      urls: fc.oneof(url, fc.array(fc.oneof(url, fc.anything()), { maxLength: 4 })),
      username: text,
      credential: text,
    },
    { requiredKeys: [] },
  ),
  fc.anything(),
);
const entries = fc.array(entry, { maxLength: 6 });
const answer = fc.oneof(
  entries,
  fc.record({ ice_servers: entries, ttl: fc.oneof(fc.integer(), fc.string()) }),
  fc.record({ iceServers: entries }),
  fc.anything(),
);
const legacy = fc.record({
  // An empty list stays one (lib/services/turn/twilio-provider.test.ts), which every browser takes.
  iceServers: fc.oneof(fc.constant(undefined), fc.array(entry, { minLength: 1, maxLength: 6 })),
  username: fc.string({ minLength: 1, maxLength: 64 }),
  password: fc.string({ minLength: 1, maxLength: 64 }),
  ttl: fc.oneof(fc.integer({ min: 1 }), fc.string()),
});

test("a browser takes whatever is made of an answer", async ({ page }) => {
  const blankPage = await serveBlankPage();
  try {
    await page.goto(blankPage.url);
    const lists = [
      ...fc.sample(answer, answers).map(normalizeIceServers),
      ...fc.sample(legacy, answers).map((token) => readToken(token, 14_400).iceServers),
    ];
    expect(lists.filter((list) => list.length > 0).length).toBeGreaterThan(answers);

    const refused = await page.evaluate(
      ({ lists: given, newConnections }) => {
        const refusals: { list: unknown; error: string }[] = [];
        const kept = new RTCPeerConnection();
        for (const [index, list] of given.entries()) {
          try {
            if (index % newConnections.every === 0) new RTCPeerConnection({ iceServers: list }).close();
            else kept.setConfiguration({ iceServers: list });
          } catch (error) {
            refusals.push({ list, error: String(error) });
          }
        }
        kept.close();
        return refusals;
      },
      { lists, newConnections },
    );
    expect(refused).toEqual([]);
  } finally {
    blankPage.stop();
  }
});

test("the browser does refuse what the normalizing is for", async ({ page }) => {
  const blankPage = await serveBlankPage();
  try {
    await page.goto(blankPage.url);
    const isTaken = await page.evaluate(() =>
      [{ urls: "stun:stun.example.org?transport=udp" }, { urls: "turn:turn.example.org" }].map((server) => {
        try {
          new RTCPeerConnection({ iceServers: [server] }).close();
          return true;
        } catch {
          return false;
        }
      }),
    );
    expect(isTaken).toEqual([false, false]);
  } finally {
    blankPage.stop();
  }
});
