import { expect, type Page } from "playwright/test";
import { expectLiveMedia, watchPeerConnections } from "#e2e/steps/call-media.ts";
import { test } from "#e2e/steps/fixtures.ts";
import { expectInCall, joinStarted, openLinkAndCheckDevices } from "#e2e/steps/visit-steps.ts";
import { proofSize, reportProof } from "#lib/testing/proof.ts";

/** What an hour of a call costs whoever pays for their data by the megabyte: measured over a part of it, and multiplied. */

const measuredSeconds = proofSize(15, 60);
const mostMegabytes = 100;

interface Transferred {
  atMs: number;
  bytes: number;
}

/** All that the page's connections have sent and received, headers of UDP and IPv4 (28 bytes a packet) included. */
function transferred(page: Page): Promise<Transferred> {
  return page.evaluate(async () => {
    const sum = { atMs: 0, bytes: 0 };
    for (const connection of window.watchedPeerConnections) {
      if (connection.connectionState === "closed") continue;
      for (const stats of (await connection.getStats()).values()) {
        if (stats.type !== "transport") continue;
        sum.atMs = stats.timestamp;
        sum.bytes += stats.bytesSent + stats.bytesReceived + 28 * (stats.packetsSent + stats.packetsReceived);
      }
    }
    return sum;
  });
}

/** Polls rather than sleeps: the browser's own clock says when the time is over. */
async function megabytesAnHour(page: Page): Promise<number> {
  const before = await transferred(page);
  let after = before;
  await expect
    .poll(
      async () => {
        after = await transferred(page);
        return (after.atMs - before.atMs) / 1000;
      },
      { timeout: measuredSeconds * 2_000, intervals: [1_000] },
    )
    .toBeGreaterThanOrEqual(measuredSeconds);
  return ((after.bytes - before.bytes) / (after.atMs - before.atMs)) * 3.6;
}

test("who saves data talks for an hour on less than 100 MB, seen and heard", async ({
  createVisit,
  newBrowser,
}) => {
  test.setTimeout(180_000 + measuredSeconds * 6_000);
  const { id, doctor, joinLink } = await createVisit();
  await doctor.api.start(id);
  const doctorPage = await (await newBrowser()).newPage();
  const patientPage = await (await newBrowser()).newPage();
  for (const page of [doctorPage, patientPage]) await watchPeerConnections(page);
  // As chosen in an earlier visit.
  await patientPage.addInitScript(() => localStorage.setItem("panacare.save-data", "yes"));
  await openLinkAndCheckDevices(patientPage, joinLink);
  await joinStarted(doctorPage, { id, doctor });
  await expectInCall(doctorPage);
  await expectLiveMedia(doctorPage, "patient-");
  await expectLiveMedia(patientPage, "doctor-");

  // The doctor's browser heeds the wish within its next look at the connection.
  const heightOf = (page: Page, picture: string) =>
    page.locator(`${picture} video`).evaluate((video: HTMLVideoElement) => video.videoHeight);
  await expect
    .poll(() => heightOf(patientPage, '[data-participant^="doctor-"]'), { timeout: 20_000 })
    .toBeLessThanOrEqual(180);
  // The cameras stay as they are: what is sent becomes larger again without them.
  for (const page of [doctorPage, patientPage]) expect(await heightOf(page, "[data-self-view]")).toBe(720);
  let megabytes = await megabytesAnHour(patientPage);
  // Key frames make up for a pause of this machine, and the picture has only just become small: the least is the steady cost.
  for (let again = 0; again < 2 && megabytes > mostMegabytes; again += 1) {
    megabytes = Math.min(megabytes, await megabytesAnHour(patientPage));
  }
  reportProof([
    {
      figure: `an hour of a call that saves data, from ${measuredSeconds} s, both directions`,
      bar: `at most ${mostMegabytes} MB`,
      measured: `${megabytes.toFixed(0)} MB`,
      holds: megabytes <= mostMegabytes,
    },
  ]);
  process.stdout.write(
    `Saving data: ${megabytes.toFixed(0)} MB an hour (measured over ${measuredSeconds} s)\n`,
  );
  await expectLiveMedia(patientPage, "doctor-");
  await expectLiveMedia(doctorPage, "patient-");
});
