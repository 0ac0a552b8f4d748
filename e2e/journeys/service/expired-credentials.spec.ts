import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, type Page } from "playwright/test";
import { startTurn } from "#e2e/stand-ins/turn.ts";
import { expectLiveMedia, watchPeerConnections } from "#e2e/steps/call-media.ts";
import { test } from "#e2e/steps/fixtures.ts";
import { turnOrSkip } from "#e2e/steps/turn-or-skip.ts";
import {
  expectInCall,
  openDashboard,
  openLinkAndCheckDevices,
  startFromDashboard,
} from "#e2e/steps/visit-steps.ts";
import { coturnProvider } from "#lib/services/turn/coturn-provider.ts";

/**
 * A relay that runs survives the end of its credentials; one that is lost after it cannot be had again with them, and
 * twilio-video takes no others during a call. Credentials outlive a visit for this reason; where they do not, the call is
 * entered anew, with new ones.
 */

const ttlSeconds = 20;

test("a call that loses its relay after its credentials have expired comes back by itself, with new ones", async ({
  createVisit,
  newBrowser,
}) => {
  test.setTimeout(180_000);
  const folder = mkdtempSync(path.join(tmpdir(), "panacare-expiry-"));
  const first = turnOrSkip(await startTurn({ folder }));
  const { urls, secret } = first;
  let turn = first;
  let lastExpiry = 0;

  const shortLived = (page: Page) =>
    page.route("**/turn-token", async (route) => {
      const provider = coturnProvider({ urls, secret });
      const { iceServers } = await provider.issue({ participant: "somebody", ttlSeconds });
      lastExpiry = Date.now() + ttlSeconds * 1000;
      await route.fulfill({ json: { ice_servers: iceServers, ttl: ttlSeconds, provider: provider.name } });
    });

  try {
    const { doctor, joinLink } = await createVisit();
    const doctorPage = await (await newBrowser()).newPage();
    const patientPage = await (await newBrowser()).newPage();
    for (const page of [doctorPage, patientPage]) {
      await watchPeerConnections(page, { relayOnly: true });
      await shortLived(page);
    }
    await openDashboard(doctorPage, doctor);
    await openLinkAndCheckDevices(patientPage, joinLink);
    await startFromDashboard(doctorPage, "Robin Vale");
    for (const page of [doctorPage, patientPage]) await expectInCall(page);
    const usedUntil = lastExpiry;
    await expectLiveMedia(doctorPage, "patient-");
    await expectLiveMedia(patientPage, "doctor-");

    await test.step("it goes on after the credentials have expired", async () => {
      await expect.poll(() => Date.now(), { timeout: 30_000 }).toBeGreaterThan(usedUntil + 1000);
      await expectLiveMedia(patientPage, "doctor-");
    });

    await test.step("the relay is lost, and both come back without a press of a button", async () => {
      // A machine so slow that the connection has been judged already is told whose side it is on.
      const lost = /Sound and picture do not get through|The video service has a problem/;
      const said = [doctorPage, patientPage].map((page) => expect(page.getByText(lost)).toBeVisible());
      await turn.stop();
      await Promise.all(said);
      const again = await startTurn({ folder, secret, port: Number(/:(\d+)\?/.exec(urls[0] ?? "")?.[1]) });
      if ("unavailable" in again) throw new Error(again.unavailable);
      turn = again;
      // The SDK tries for 30 s to save the connection before the room is entered anew.
      for (const page of [doctorPage, patientPage]) {
        await expect(page.locator('[data-call-phase="connected"]')).toBeVisible({ timeout: 75_000 });
      }
      await expectLiveMedia(doctorPage, "patient-");
      await expectLiveMedia(patientPage, "doctor-");
    });
  } finally {
    await turn.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
