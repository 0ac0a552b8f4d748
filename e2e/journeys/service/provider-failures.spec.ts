import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser } from "playwright";
import { expect, type Page } from "playwright/test";
import { makeCertificate } from "#e2e/stand-ins/network/certificate.ts";
import { expectLiveMedia, selectedCandidates, watchPeerConnections } from "#e2e/steps/call-media.ts";
import { test, type Visit } from "#e2e/steps/fixtures.ts";
import { turnOrSkip } from "#e2e/steps/turn-or-skip.ts";
import { controlTwilio, stopTwilioFaults } from "#e2e/steps/twilio-control.ts";
import { expectInCall, joinStarted, openLink, sayReady } from "#e2e/steps/visit-steps.ts";
import { startTestServer } from "#e2e/world/test-server.ts";
import type { TestWorld } from "#e2e/world/test-world.ts";
import { distribution, proofSize, reportProof } from "#lib/testing/proof.ts";
import { TurnToken } from "#lib/wire/turn-token.ts";

/**
 * Twilio's Network Traversal Service fails while somebody joins, in each way that it can. Only relayed media gets through
 * here, so what is seen came by the servers that were given instead.
 */

/** What the local Twilio does to the next requests, or what stands in its place. */
interface Ways {
  faults?: { way: string; mode: string; delayMs?: number }[];
  inItsPlace?: { way: string; start(): Promise<{ url: string; stop(): void }> };
}

/**
 * Each entry for a server that Twilio has never answered: what it hands out can only be the next provider's. After three
 * failures in a row Twilio is not asked for a while, and what comes late is kept for the next: so three, and a late answer
 * last. `npm test` tries the first entry in a browser; all, in the chain alone, are in app/turn-token.
 */
const ways: Ways[] = [
  {
    faults: [
      { way: "never answers", mode: "hang" },
      { way: "answers 500", mode: "500" },
      { way: "lists no server", mode: "empty-list" },
    ],
  },
  {
    faults: [
      { way: "answers 401", mode: "401" },
      { way: "answers 429", mode: "429" },
      { way: "answers too late", mode: "slow", delayMs: 3000 },
    ],
  },
  {
    faults: [
      { way: "breaks the connection off", mode: "reset-after" },
      { way: "answers garbage", mode: "garbage" },
      { way: "answers in another format", mode: "wrong-format" },
    ],
  },
  {
    inItsPlace: {
      way: "refuses the connection",
      start: async () => ({ url: "http://127.0.0.1:9", stop() {} }),
    },
  },
  { inItsPlace: { way: "shows a certificate that nobody trusts", start: startUntrusted } },
];
const tried = ways.slice(0, proofSize(1, ways.length));

/** Enough to outlast every repetition of one request. */
const times = 6;

test.afterEach(({ world }) => stopTwilioFaults(world));

test("Twilio fails in each way while a patient joins: they see and hear the doctor in time all the same", async ({
  world,
  browser,
  createVisit,
  newBrowser,
}) => {
  test.setTimeout(90_000 + tried.length * 90_000);
  turnOrSkip(world.addresses.turn);
  const visit = await createVisit();
  await visit.doctor.api.start(visit.id);
  const doctorPage = await (await newBrowser()).newPage();
  await watchPeerConnections(doctorPage, { relayOnly: true });
  await joinStarted(doctorPage, visit);
  await expectInCall(doctorPage);

  const waited: { way: string; tookMs: number }[] = [];
  const join = async (origin: string, way: string, expected: string) => {
    const { provider, tookMs } = await joinAndSee({ world, browser, visit, origin });
    expect([way, provider]).toEqual([way, expected]);
    waited.push({ way, tookMs });
  };

  for (const { faults = [], inItsPlace } of tried) {
    const instead = await inItsPlace?.start();
    const server = await startTestServer(world, instead && { TWILIO_API_URL: instead.url });
    try {
      if (inItsPlace) {
        await test.step(`it ${inItsPlace.way}`, () => join(server.origin, inItsPlace.way, "coturn"));
      }
      for (const { way, ...fault } of faults) {
        await test.step(`it ${way}`, async () => {
          await controlTwilio(world, "/faults", { target: "tokens.create", times, ...fault });
          await join(server.origin, way, "coturn");
          await stopTwilioFaults(world);
        });
      }
    } finally {
      instead?.stop();
      await server.stop();
    }
  }

  await test.step("it never answers, but has before: its last answer", async () => {
    await expect
      .poll(async () => (await askForServers(world.addresses.app, visit.doctor.idToken)).provider)
      .toBe("twilio");
    await controlTwilio(world, "/faults", { target: "tokens.create", mode: "hang", times });
    await join(world.addresses.app, "has answered before", "twilio");
  });

  const waitedMs = waited.map(({ tookMs }) => tookMs);
  const slowest = waited.toSorted((one, other) => other.tookMs - one.tookMs)[0];
  reportProof([
    {
      figure: `servers in hand while Twilio fails, in ${waited.length} ways`,
      bar: "at most 1 s",
      measured: `${distribution(waitedMs)} (it ${slowest?.way})`,
      holds: Math.max(...waitedMs) <= 1000,
      isTime: true,
    },
  ]);
});

interface Join {
  world: TestWorld;
  browser: Browser;
  visit: Visit;
  origin: string;
}

/** A patient's whole way in, on a server of its own. @returns whose servers they got, and how long they waited for them */
async function joinAndSee({ world, browser, visit, origin }: Join) {
  const context = await browser.newContext({ permissions: ["camera", "microphone"] });
  try {
    const page = await context.newPage();
    await watchPeerConnections(page, { relayOnly: true });
    await openLink(page, visit.joinLink.replace(world.addresses.app, origin));
    const answered = serversOf(page);
    await sayReady(page);
    const answer = await answered;
    await expectInCall(page);
    await expectLiveMedia(page, "doctor-");
    expect(new Set((await selectedCandidates(page)).types)).toEqual(new Set(["relay"]));
    return answer;
  } finally {
    await context.close();
  }
}

async function serversOf(page: Page) {
  const response = await page.waitForResponse((candidate) =>
    new URL(candidate.url()).pathname.startsWith("/turn-token"),
  );
  await response.finished();
  const { requestStart, responseEnd } = response.request().timing();
  return { ...TurnToken.parse(await response.json()), tookMs: responseEnd - requestStart };
}

async function askForServers(origin: string, idToken: string): Promise<TurnToken> {
  const response = await fetch(`${origin}/turn-token`, {
    method: "POST",
    headers: { authorization: `Bearer ${idToken}` },
  });
  return TurnToken.parse(await response.json());
}

/** Something with TLS at Twilio's place that is not Twilio. */
async function startUntrusted() {
  const folder = mkdtempSync(path.join(tmpdir(), "panacare-untrusted-"));
  const { certFile, keyFile } = makeCertificate(folder, "127.0.0.1");
  const server = createServer({ cert: readFileSync(certFile), key: readFileSync(keyFile) });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop() {
      server.close();
      rmSync(folder, { recursive: true });
    },
  };
}
