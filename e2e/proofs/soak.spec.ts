import type { CDPSession } from "playwright";
import { expect, type Page } from "playwright/test";
import { freePort } from "#e2e/stand-ins/process/ports.ts";
import { countMedia, expectLiveMedia, watchPeerConnections } from "#e2e/steps/call-media.ts";
import { test } from "#e2e/steps/fixtures.ts";
import { expectInCall, joinStarted, openLinkAndCheckDevices } from "#e2e/steps/visit-steps.ts";
import { startTestServer } from "#e2e/world/test-server.ts";
import { proofSize, reportProof } from "#lib/testing/proof.ts";

/** What a long day does to a browser and to the server: many joins and leaves in one page, then one long call. */

const joins = proofSize(3, 50);
const minutes = proofSize(0, 30);
/** Until then code is compiled and caches fill; from then on memory must level off. */
const warmAfter = Math.min(10, Math.ceil(joins / 2));
const growthLimit = 0.1;

test("tracks start at every join, and the memory of page and server levels off", async ({
  world,
  createVisit,
  newBrowser,
}) => {
  test.setTimeout(180_000 + joins * 20_000 + minutes * 90_000);
  const metricsPort = await freePort();
  const server = await startTestServer(world, { METRICS_PORT: String(metricsPort) });
  const serverMb = () => residentMb(metricsPort);
  try {
    const visit = await createVisit();
    await visit.doctor.api.start(visit.id);
    const doctorPage = await (await newBrowser(server.origin)).newPage();
    const patientPage = await (await newBrowser(server.origin)).newPage();
    for (const page of [doctorPage, patientPage]) await watchPeerConnections(page);
    const heaps = { doctor: await watchHeap(doctorPage), patient: await watchHeap(patientPage) };
    await joinStarted(doctorPage, visit);
    await expectInCall(doctorPage);

    const afterJoins: Sample[] = [];
    for (let join = 1; join <= joins; join += 1) {
      if (join === 1)
        await openLinkAndCheckDevices(
          patientPage,
          visit.joinLink.replace(world.addresses.app, server.origin),
        );
      else await patientPage.getByRole("button", { name: "Go back to the visit" }).click();
      await expectLiveMedia(patientPage, "doctor-");
      await expectLiveMedia(doctorPage, "patient-");
      afterJoins.push({
        doctor: await heaps.doctor(),
        patient: await heaps.patient(),
        server: await serverMb(),
      });
      if (join < joins) await patientPage.getByRole("button", { name: "Leave" }).click();
    }
    reportProof(
      figuresOf(`from join ${warmAfter} to ${joins}`, afterJoins[warmAfter - 1], afterJoins.at(-1)),
    );

    const inCall: Sample[] = [];
    for (let minute = 1; minute <= minutes; minute += 1) {
      await expectAMinuteOfFrames(patientPage);
      await expectLiveMedia(doctorPage, "patient-");
      inCall.push({ doctor: await heaps.doctor(), patient: await heaps.patient(), server: await serverMb() });
    }
    if (minutes > 0) {
      const warm = Math.ceil(minutes / 6);
      reportProof(figuresOf(`from minute ${warm} to ${minutes} of a call`, inCall[warm - 1], inCall.at(-1)));
    }
  } finally {
    await server.stop();
  }
});

/** Megabytes. */
interface Sample {
  doctor: number;
  patient: number;
  server: number;
}

function figuresOf(period: string, first: Sample | undefined, last: Sample | undefined) {
  if (!first || !last) throw new Error("Nothing was measured");
  const row = (what: string, from: number, to: number, slackMb: number) => ({
    figure: `${what} ${period}`,
    bar: `at most ${growthLimit * 100} % and ${slackMb} MB more`,
    measured: `${from.toFixed(1)} to ${to.toFixed(1)} MB`,
    holds: to <= from * (1 + growthLimit) + slackMb,
  });
  return [
    row("heap of the page that joins, after collection,", first.patient, last.patient, 1),
    row("heap of the page that stays, after collection,", first.doctor, last.doctor, 1),
    // Not collected, and V8 gives back late: what grows with every join shows over fifty of them all the same.
    row("resident memory of the server", first.server, last.server, 30),
  ];
}

/** The page's JavaScript heap after a garbage collection, in megabytes. */
async function watchHeap(page: Page): Promise<() => Promise<number>> {
  const devTools: CDPSession = await page.context().newCDPSession(page);
  await devTools.send("HeapProfiler.enable");
  return async () => {
    await devTools.send("HeapProfiler.collectGarbage");
    const { usedSize } = await devTools.send("Runtime.getHeapUsage");
    return usedSize / 2 ** 20;
  };
}

async function residentMb(metricsPort: number): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\d+)$/m.exec(text)?.[1]) / 2 ** 20;
}

async function expectAMinuteOfFrames(page: Page): Promise<void> {
  const startedAt = Date.now();
  const before = await countMedia(page);
  await expect
    .poll(async () => (Date.now() - startedAt < 60_000 ? 0 : (await countMedia(page)).framesDecoded), {
      timeout: 80_000,
      intervals: [5000],
    })
    .toBeGreaterThan(before.framesDecoded + 60);
}
