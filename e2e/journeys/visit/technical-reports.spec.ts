import { expect, type Page } from "playwright/test";
import { technicalReports } from "#drizzle/visit-record.ts";
import { expectAccessible } from "#e2e/steps/accessibility.ts";
import { test } from "#e2e/steps/fixtures.ts";
import { beSignedIn } from "#e2e/steps/visit-steps.ts";
import { sampleReport } from "#lib/testing/sample-report.ts";
import type { NewTechnicalReport } from "#lib/wire/technical-report.ts";

/** Ten minutes in which the connection is bad for a while, and gone for a moment. */
const stay: NewTechnicalReport = sampleReport({
  samples: Array.from({ length: 60 }, (_, nth) => {
    const isBad = nth > 20 && nth < 35;
    const isGone = nth >= 30 && nth <= 31;
    return {
      at_seconds: nth * 10,
      rtt_ms: isGone ? null : 80 + (isBad ? 400 : 0) + (nth % 7) * 6,
      jitter_ms: isGone ? null : 5 + (isBad ? 40 : 0),
      loss_in_percent: isGone ? null : (isBad ? 12 : 0.3) + (nth % 3) / 5,
      loss_out_percent: isGone ? null : 0.2,
      kbps_in: isGone ? null : 1100 - (isBad ? 900 : 0) + (nth % 5) * 40,
      kbps_out: isGone ? null : 800,
      frames_per_second: isGone ? null : 24 - (isBad ? 15 : 0),
      level: 4 - (isBad ? 3 : 0),
    };
  }),
});

async function downloadOf(page: Page): Promise<string> {
  const downloading = page.waitForEvent("download");
  await page
    .getByRole("article", { name: /^Patient/ })
    .getByRole("button", { name: "Download" })
    .click();
  return (await downloading).suggestedFilename();
}

test("an administrator sees how the connection of each participant was, and its doctor only their own", async ({
  createStaff,
  createVisit,
  database,
  newBrowser,
  page,
}) => {
  const visit = await createVisit();
  const admin = await createStaff({ role: "admin", clinicId: visit.doctor.clinicId, name: "Noor Haddad" });
  const { patient } = await visit.doctor.api.read(visit.id);
  await database.insert(technicalReports).values([
    { consultationId: visit.id, userId: patient.id, role: "patient", report: stay },
    { consultationId: visit.id, userId: visit.doctor.id, role: "doctor", report: sampleReport() },
  ]);

  await test.step("the administrator opens the patient's report", async () => {
    await beSignedIn(page, admin);
    await page.goto(`/consultations/${visit.id}`);
    await page.getByRole("link", { name: "Technical reports" }).click();
    await expect(page.getByRole("article")).toHaveCount(2);
    await expectAccessible(page);
    const report = page.getByRole("article", { name: /^Patient/ });
    await expect(report.getByText("1 error")).toBeVisible();
    await report.getByRole("button", { name: "Show" }).click();
    await expect(
      report.getByRole("img", {
        name: /Delay in milliseconds.*Round trip: usually \d+, from 80 to \d+/,
      }),
    ).toBeVisible();
    await expect(report.getByText("Path: relay to srflx over udp, to the relay by tcp")).toBeVisible();
    await expect(report.getByText("Error 53001")).toBeVisible();
    await report.getByText("All measurements as a table").click();
    await expect(report.getByRole("row")).toHaveCount(61);
    await expectAccessible(page);
    expect(await downloadOf(page)).toMatch(/^technical-report-.*\.json$/);
  });

  await test.step("the doctor has their own", async () => {
    const doctorPage = await (await newBrowser()).newPage();
    await beSignedIn(doctorPage, visit.doctor);
    await doctorPage.goto(`/consultations/${visit.id}/technical-reports`);
    await expect(doctorPage.getByRole("article", { name: /^Doctor/ })).toBeVisible();
    await expect(doctorPage.getByRole("article")).toHaveCount(1);
  });
});
