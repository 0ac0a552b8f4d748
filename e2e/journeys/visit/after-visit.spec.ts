import { expect, type Page } from "playwright/test";
import { expectAccessible } from "#e2e/steps/accessibility.ts";
import { test, type Visit } from "#e2e/steps/fixtures.ts";
import { sampleReport } from "#lib/testing/sample-report.ts";
import { FeedbackList } from "#lib/wire/feedback.ts";

/** The patient's browser as it reads the visit, and the visit as it ends. */
async function endVisitOf(page: Page, visit: Visit): Promise<void> {
  await page.goto(visit.joinLink);
  await expect(page.getByRole("heading", { name: "Your video visit" })).toBeVisible();
  await visit.doctor.api.start(visit.id);
  await page.evaluate(
    async ([path, report]) => {
      await fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: report });
    },
    [`/api/consultations/${visit.id}/technical_reports/`, JSON.stringify(sampleReport())] as const,
  );
  await visit.doctor.api.end(visit.id);
  await expect(page.getByRole("heading", { name: "Your visit has ended" })).toBeVisible();
}

function asDoctor({ id, doctor }: Visit, origin: string) {
  const ask = (method: string, name: string, body?: object) =>
    fetch(new URL(`/api/consultations/${id}/${name}/`, origin), {
      method,
      headers: { authorization: `Bearer ${doctor.idToken}`, "content-type": "application/json" },
      ...(body && { body: JSON.stringify(body) }),
    });
  return {
    writeSummary: (text: string) => ask("PUT", "summary", { text, is_shared: true }),
    feedback: async () => FeedbackList.parse(await (await ask("GET", "feedback")).json()).results,
  };
}

test("after the visit two taps say how it was, a summary comes by itself, and the report is the patient's to have", async ({
  createVisit,
  page,
  world,
}) => {
  const visit = await createVisit();
  const doctor = asDoctor(visit, world.addresses.app);
  await endVisitOf(page, visit);
  await expectAccessible(page);

  await test.step("two taps, and the clinic has the answer", async () => {
    await page.getByRole("group", { name: "How was the sound?" }).getByText("Good").click();
    await page.getByRole("group", { name: "How was the picture?" }).getByText("Bad").click();
    await expect(page.getByText("Your answer has reached the clinic.")).toBeVisible();
    expect(await doctor.feedback()).toEqual([
      expect.objectContaining({ role: "patient", sound: "good", picture: "bad", reasons: [] }),
    ]);
    await expectAccessible(page);
  });

  await test.step("who had trouble can say which, and change it", async () => {
    // The first of it is still on its way while they type the rest.
    let typed = () => {};
    const isTyped = new Promise<void>((resolve) => {
      typed = resolve;
    });
    await page.route("**/feedback/", (route) => isTyped.then(() => route.continue()), { times: 1 });
    const arrived = page.waitForResponse((response) => response.url().endsWith("/feedback/"));
    await page.getByText("The picture froze").click();
    await page.getByLabel("Anything else?").fill("Twice, for a minute");
    typed();
    await (await arrived).finished();
    await expect(page.getByText("Your answer has reached the clinic.")).toBeHidden();
    await page.getByRole("button", { name: "Send" }).click();
    await expect(page.getByText("Your answer has reached the clinic.")).toBeVisible();
    await page.reload();
    await expect(page.getByLabel("The picture froze")).toBeChecked();
    await expect(page.getByLabel("Anything else?")).toHaveValue("Twice, for a minute");
    expect(await doctor.feedback()).toEqual([
      expect.objectContaining({ reasons: ["picture_froze"], comment: "Twice, for a minute" }),
    ]);
  });

  await test.step("what the doctor shares appears by itself", async () => {
    await doctor.writeSummary("Rest, drink a lot.\nCome back in a week.");
    await expect(page.getByRole("heading", { name: "What Dr. Kim Park wrote for you" })).toBeVisible();
    await expect(page.getByText("Come back in a week.")).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("the technical report is downloaded as JSON", async () => {
    await page.getByText("Technical report").click();
    const downloading = page.waitForEvent("download");
    await page.getByRole("button", { name: /^Download the report from/ }).click();
    expect((await downloading).suggestedFilename()).toMatch(/^technical-report-.*\.json$/);
  });
});

test("an answer that did not arrive is not said to have, and can be sent again", async ({
  createVisit,
  page,
}) => {
  await endVisitOf(page, await createVisit());
  await page.route("**/feedback/", (route) => route.abort());
  await page.getByRole("group", { name: "How was the sound?" }).getByText("Good").click();
  await page.getByRole("group", { name: "How was the picture?" }).getByText("There was none").click();
  const again = page.getByRole("button", { name: "Try again" });
  await expect(again).toBeVisible();
  await expect(page.getByText("Your answer has reached the clinic.")).toHaveCount(0);
  await page.unroute("**/feedback/");
  await again.click();
  await expect(page.getByText("Your answer has reached the clinic.")).toBeVisible();
});
