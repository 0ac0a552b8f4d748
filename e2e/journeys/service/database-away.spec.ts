import { expect, type Page } from "playwright/test";
import { type Cluster, startCluster } from "#e2e/proofs/cluster.ts";
import { expectLiveMedia, watchPeerConnections } from "#e2e/steps/call-media.ts";
import { test } from "#e2e/steps/fixtures.ts";
import { visitNow } from "#e2e/steps/staff-api.ts";
import {
  endForEveryone,
  expectInCall,
  openDashboard,
  openLinkAndCheckDevices,
  startFromDashboard,
} from "#e2e/steps/visit-steps.ts";
import { proofSize, reportProof } from "#lib/testing/proof.ts";

const awayMs = proofSize(5, 60) * 1000;

let cluster: Cluster;
test.beforeEach(async ({ world }) => {
  cluster = await startCluster(world, { serverCount: 1 });
});
test.afterEach(() => cluster.stop());

declare global {
  interface Window {
    /** What the call was in, one after the other, since it was watched. */
    callPhases: (string | null)[];
  }
}

/** Also what passes within a moment. */
async function watchCallPhase(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.callPhases = [];
    const note = () => {
      const phase = document.querySelector("[data-call-phase]")?.getAttribute("data-call-phase") ?? null;
      if (window.callPhases.at(-1) !== phase) window.callPhases.push(phase);
    };
    note();
    new MutationObserver(note).observe(document.body, { attributes: true, childList: true, subtree: true });
  });
}

test("a call goes on while the database is away, and can be ended when it is back", async ({ browser }) => {
  test.setTimeout(awayMs + 180_000);
  const newPage = async (): Promise<Page> =>
    (
      await browser.newContext({ baseURL: cluster.addresses.app, permissions: ["camera", "microphone"] })
    ).newPage();
  const [doctorPage, patientPage] = [await newPage(), await newPage()];
  const [doctor] = await cluster.createDoctors(1);
  if (!doctor) throw new Error("There is no doctor");
  const { join_link: joinLink } = await doctor.api.schedule(visitNow({ name: "Robin Vale" }));
  for (const page of [doctorPage, patientPage]) await watchPeerConnections(page);
  await openDashboard(doctorPage, doctor);
  await openLinkAndCheckDevices(patientPage, joinLink);
  await startFromDashboard(doctorPage, "Robin Vale");
  for (const page of [doctorPage, patientPage]) {
    await expectInCall(page);
    await watchCallPhase(page);
  }

  await cluster.database.stop();
  const backAt = performance.now() + awayMs;
  let looks = 0;
  while (performance.now() < backAt) {
    await expectLiveMedia(doctorPage, "patient-");
    await expectLiveMedia(patientPage, "doctor-");
    looks += 1;
  }
  await cluster.database.start();

  await endForEveryone(doctorPage);
  await expect(patientPage.locator('[data-call-phase="connected"]')).toBeHidden();
  const phases = await Promise.all(
    [doctorPage, patientPage].map((page) => page.evaluate(() => window.callPhases)),
  );
  const untouched = phases.filter(
    ([first, ...rest]) => first === "connected" && !rest.includes("reconnecting"),
  );
  reportProof([
    {
      figure: `calls that the database's absence of ${awayMs / 1000} s did not touch: picture and sound in both browsers at each of ${looks} looks, and never reconnecting`,
      bar: "both sides",
      measured: `${untouched.length} of 2`,
      holds: untouched.length === 2 && looks > 0,
    },
  ]);
});
