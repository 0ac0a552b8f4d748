import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, expect, type Page, test } from "playwright/test";
import { makeCertificate } from "#e2e/stand-ins/network/certificate.ts";
import { startTurn, type TurnServer } from "#e2e/stand-ins/turn.ts";
import { serveBlankPage } from "#e2e/stand-ins/twilio/blank-page.ts";
import { launchTrusting } from "#e2e/steps/trusting-browser.ts";
import { turnOrSkip } from "#e2e/steps/turn-or-skip.ts";
import { coturnProvider } from "#lib/services/turn/coturn-provider.ts";
import { reportProof } from "#lib/testing/proof.ts";
import type { IceServer } from "#lib/wire/ice-server.ts";

/** Calls through a real coturn, with the credentials that Panacare makes, relayed on both sides and over each transport. */

const callsOverEach = 34;

let folder: string;
let turn: TurnServer | { unavailable: string };
let blankPage: Awaited<ReturnType<typeof serveBlankPage>>;
let trusting: Browser;

test.beforeAll(async ({ browserName }, testInfo) => {
  expect(browserName).toBe("chromium");
  folder = mkdtempSync(path.join(tmpdir(), "panacare-relay-"));
  const certificate = makeCertificate(folder, "127.0.0.1");
  turn = await startTurn({ folder, certificate });
  blankPage = await serveBlankPage();
  trusting = await launchTrusting(certificate.certFile, testInfo.project.use.launchOptions);
});
test.afterAll(async () => {
  await trusting?.close();
  blankPage?.stop();
  if (turn && "stop" in turn) await turn.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Call {
  firstFrameMs: number;
  /** Of both ends, each asked for its own. */
  candidateTypes: string[];
  relayProtocols: string[];
}

/** One after the other: two peer connections, a fake camera between them, until the first frame is shown. */
async function call(page: Page, count: number, iceServers: IceServer[]): Promise<Call[]> {
  const calls: Call[] = [];
  for (let i = 0; i < count; i += 1) {
    calls.push(
      await page.evaluate(async (servers) => {
        const configuration: RTCConfiguration =
          servers.length > 0 ? { iceServers: servers, iceTransportPolicy: "relay" } : {};
        const camera = await navigator.mediaDevices.getUserMedia({ video: { width: 320, height: 240 } });
        const [sender, receiver] = [
          new RTCPeerConnection(configuration),
          new RTCPeerConnection(configuration),
        ];
        const video = document.createElement("video");
        video.muted = true;
        document.body.append(video);
        const startedAt = performance.now();
        sender.onicecandidate = ({ candidate }) => void receiver.addIceCandidate(candidate ?? undefined);
        receiver.onicecandidate = ({ candidate }) => void sender.addIceCandidate(candidate ?? undefined);
        const shown = new Promise<number>((resolve, reject) => {
          setTimeout(() => reject(new Error(`no frame: ${sender.iceConnectionState}`)), 15_000);
          receiver.ontrack = ({ track }) => {
            video.srcObject = new MediaStream([track]);
            video.requestVideoFrameCallback(() => resolve(performance.now() - startedAt));
            void video.play();
          };
        });
        for (const track of camera.getTracks()) sender.addTrack(track, camera);
        await sender.setLocalDescription();
        if (sender.localDescription) await receiver.setRemoteDescription(sender.localDescription);
        await receiver.setLocalDescription();
        if (receiver.localDescription) await sender.setRemoteDescription(receiver.localDescription);
        const firstFrameMs = await shown;

        const used = [];
        for (const end of [sender, receiver]) {
          const stats = await end.getStats();
          const transport = [...stats.values()].find(({ type }) => type === "transport");
          used.push(stats.get(stats.get(transport?.selectedCandidatePairId)?.localCandidateId));
        }
        for (const track of camera.getTracks()) track.stop();
        sender.close();
        receiver.close();
        video.remove();
        return {
          firstFrameMs,
          candidateTypes: used.map((candidate) => candidate?.candidateType),
          relayProtocols: used.map((candidate) => candidate?.relayProtocol),
        };
      }, iceServers),
    );
  }
  return calls;
}

const median = (calls: Call[]) =>
  calls.map(({ firstFrameMs }) => firstFrameMs).sort((a, b) => a - b)[Math.floor(calls.length / 2)] ?? 0;

test("every relayed call connects, over UDP, TCP and TLS; in the proof in at most twice the time of a direct one", async () => {
  test.setTimeout(300_000);
  const { urls, secret } = turnOrSkip(turn);
  const page = await trusting.newPage({ permissions: ["camera"] });
  await page.goto(blankPage.url);

  await call(page, 3, []);
  for (const [index, protocol] of (["udp", "tcp", "tls"] as const).entries()) {
    const provider = coturnProvider({ urls: urls.slice(index, index + 1), secret });
    const { iceServers } = await provider.issue({ participant: `caller-${protocol}`, ttlSeconds: 600 });
    const direct = median(await call(page, 11, []));
    const calls = await call(page, callsOverEach, iceServers);
    expect(calls.map(({ candidateTypes }) => candidateTypes.join())).toEqual(calls.map(() => "relay,relay"));
    expect(new Set(calls.flatMap(({ relayProtocols }) => relayProtocols))).toEqual(new Set([protocol]));
    reportProof([
      {
        figure: `${calls.length} of ${callsOverEach} calls relayed over ${protocol}, first frame`,
        bar: "median at most twice that of a direct call",
        measured: `${Math.round(median(calls))} ms, direct ${Math.round(direct)} ms`,
        holds: median(calls) <= 2 * direct,
        isTime: true,
      },
    ]);
  }
});
