import { expect } from "playwright/test";
import { expectAccessible } from "#e2e/steps/accessibility.ts";
import { expectLiveMedia, openCameras, watchCameras, watchPeerConnections } from "#e2e/steps/call-media.ts";
import { test } from "#e2e/steps/fixtures.ts";
import { controlTwilio } from "#e2e/steps/twilio-control.ts";
import { beSignedIn, expectInCall, joinStarted, openLinkAndCheckDevices } from "#e2e/steps/visit-steps.ts";

/** What the call itself promises, whoever is in it. How people come to it is in consultation.spec.ts. */

for (const { code, times, title } of [
  { code: 20103, times: 1, title: "This visit cannot be opened" },
  { code: 20107, times: 1, title: "This visit cannot be opened" },
  // A fresh ticket is asked for once by itself.
  { code: 20104, times: 2, title: "Your pass for this visit has run out" },
]) {
  test(`says in plain words why Twilio refuses, and that it is ${code}`, async ({
    page,
    createVisit,
    world,
  }) => {
    const { id, doctor, joinLink } = await createVisit();
    await doctor.api.start(id);
    await controlTwilio(world, "/faults", { target: "signaling.connect", mode: "error", code, times });
    await openLinkAndCheckDevices(page, joinLink);

    await expect(page.getByRole("heading", { name: title })).toBeVisible();
    await page.getByText("Details").click();
    await expect(page.getByText(`Twilio error ${code}`)).toBeVisible();
    await expectAccessible(page);
  });
}

test("whoever opens the visit a second time has it there, and can take it back", async ({
  page,
  context,
  createVisit,
}) => {
  const { id, doctor, joinLink } = await createVisit();
  await doctor.api.start(id);
  await openLinkAndCheckDevices(page, joinLink);
  await expectInCall(page);

  const second = await context.newPage();
  await second.goto(page.url());
  await second.getByRole("button", { name: "Check camera and microphone" }).click();
  await second.getByRole("button", { name: "I am ready" }).click();
  await expectInCall(second);
  await expect(page.getByRole("heading", { name: "The visit is open elsewhere" })).toBeVisible();

  await page.getByRole("button", { name: "Use it here" }).click();
  await expectInCall(page);
  await expect(second.getByRole("heading", { name: "The visit is open elsewhere" })).toBeVisible();
});

test("a camera that is switched off is closed, and comes back however fast it is pressed", async ({
  createVisit,
  newBrowser,
}) => {
  const { id, doctor, joinLink } = await createVisit();
  await doctor.api.start(id);
  const pages = [await (await newBrowser()).newPage(), await (await newBrowser()).newPage()] as const;
  const [doctorPage, patientPage] = pages;
  for (const page of pages) {
    await watchPeerConnections(page);
    await watchCameras(page);
  }
  await openLinkAndCheckDevices(patientPage, joinLink);
  await joinStarted(doctorPage, { id, doctor });
  await expectLiveMedia(doctorPage, "patient-");

  const camera = patientPage.getByRole("button", { name: "Camera", exact: true });
  await camera.click();
  await expect(doctorPage.locator("[data-participant]").getByText("The camera is off")).toBeVisible();
  await expect(camera).toHaveAttribute("aria-pressed", "false");
  await expect.poll(() => openCameras(patientPage)).toBe(0);

  for (let press = 0; press < 7; press++) await camera.click();
  await expect(camera).toHaveAttribute("aria-pressed", "true");
  await expectLiveMedia(doctorPage, "patient-");
  await expect.poll(() => openCameras(patientPage)).toBe(1);
});

test("the controls are reached and worked by keyboard, and no state of the call has an accessibility fault", async ({
  page,
  createVisit,
}) => {
  const { id, doctor } = await createVisit();
  await doctor.api.start(id);
  await beSignedIn(page, doctor);
  await page.goto(`/consultations/${id}`);
  await expect(page.getByText("works").first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Join visit" }).click();
  await expectInCall(page);
  await expectAccessible(page);

  const mute = page.getByRole("button", { name: "Mute", exact: true });
  await mute.focus();
  await page.keyboard.press("Space");
  await expect(mute).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Camera", exact: true })).toBeFocused();

  const end = page.getByRole("button", { name: "End for everyone" });
  await end.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(end).toBeFocused();
  await expectInCall(page);

  await page.getByRole("button", { name: "Leave" }).press("Enter");
  await expect(page.locator('[data-call-phase="connected"]')).toHaveCount(0);
  await expectAccessible(page);

  await test.step("before the visit again, camera and microphone are open for it", async () => {
    await expect(page.getByText(/^Microphone\s*works$/)).toBeVisible();
    await expect(page.getByText(/^Camera\s*works$/)).toBeVisible();
    const picture = page.locator("video");
    await expect
      .poll(() => picture.evaluate(({ srcObject }: HTMLVideoElement) => (srcObject as MediaStream).active))
      .toBe(true);
  });
});
