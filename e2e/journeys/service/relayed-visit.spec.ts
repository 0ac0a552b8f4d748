import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { like } from "drizzle-orm";
import type { Browser } from "playwright";
import { expect, type Page } from "playwright/test";
import { rateLimits } from "#drizzle/operations.ts";
import { makeCertificate } from "#e2e/stand-ins/network/certificate.ts";
import { startTurn } from "#e2e/stand-ins/turn.ts";
import {
  expectLiveMedia,
  type RelayTransport,
  selectedCandidates,
  watchPeerConnections,
} from "#e2e/steps/call-media.ts";
import { test } from "#e2e/steps/fixtures.ts";
import { launchTrusting } from "#e2e/steps/trusting-browser.ts";
import { turnOrSkip } from "#e2e/steps/turn-or-skip.ts";
import {
  endForEveryone,
  expectInCall,
  joinStarted,
  openLinkAndCheckDevices,
} from "#e2e/steps/visit-steps.ts";
import { startServerWithRelays } from "#e2e/world/test-server.ts";

/** A visit from networks that let nothing out but one way to the relay. Many bare calls over each are in relay.spec.ts. */

test("a patient whose network lets only UDP, only TCP or only TLS out to the relay is in the visit all the same", async ({
  world,
  createVisit,
  database,
}, { project }) => {
  test.setTimeout(180_000);
  const folder = mkdtempSync(path.join(tmpdir(), "panacare-relayed-visit-"));
  const certificate = makeCertificate(folder, "127.0.0.1");
  const turn = turnOrSkip(await startTurn({ folder, certificate }));
  const server = await startServerWithRelays(world, turn);
  const browser = await launchTrusting(certificate.certFile, project.use.launchOptions);
  try {
    const visit = await createVisit();
    await visit.doctor.api.start(visit.id);
    const doctorPage = await openPage(browser, server.origin, "udp");
    await joinStarted(doctorPage, visit);
    await expectInCall(doctorPage);

    for (const transport of ["udp", "tcp", "tls"] as const) {
      const patientPage = await openPage(browser, server.origin, transport);
      await openLinkAndCheckDevices(patientPage, visit.joinLink.replace(world.addresses.app, server.origin));
      await expectLiveMedia(patientPage, "doctor-");
      await expectLiveMedia(doctorPage, "patient-");
      const { types, relayProtocols } = await selectedCandidates(patientPage);
      expect(new Set(types)).toEqual(new Set(["relay"]));
      expect(new Set(relayProtocols)).toEqual(new Set([transport]));
      await patientPage.getByRole("button", { name: "Leave" }).click();
      await expect(doctorPage.locator('[data-participant^="patient-"]')).toHaveCount(0);
      await patientPage.context().close();
    }
    await endForEveryone(doctorPage);
    await expect(doctorPage.locator('[data-call-phase="connected"]')).toHaveCount(0);

    await test.step("the check of a network finds all three ways", async () => {
      // Guests of other tests have asked from this address as well, and it may do so a few times only.
      await database.delete(rateLimits).where(like(rateLimits.key, "networkCheck.%"));
      const page = await openPage(browser, server.origin);
      await page.goto("/check");
      await page.getByRole("button", { name: "Start the check" }).click();
      await expect(page.getByText("11111 11111")).toBeVisible({ timeout: 40_000 });
    });
  } finally {
    await browser.close();
    await server.stop();
    await turn.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

async function openPage(browser: Browser, baseURL: string, relayOver?: RelayTransport): Promise<Page> {
  const context = await browser.newContext({ permissions: ["camera", "microphone"], baseURL });
  const page = await context.newPage();
  if (relayOver) await watchPeerConnections(page, { relayOver });
  return page;
}
