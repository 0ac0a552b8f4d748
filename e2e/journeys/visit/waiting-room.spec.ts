import { expect, type Page } from "playwright/test";
import { expectAccessible } from "#e2e/steps/accessibility.ts";
import { test } from "#e2e/steps/fixtures.ts";
import { expectInCall, openDashboard, openLinkAndCheckDevices } from "#e2e/steps/visit-steps.ts";

/** What people complain of in other waiting rooms, one test each. */

const minuteMs = 60_000;

/** A plan of half an hour that begins so many minutes from now. */
function planned(minutes: number) {
  const start = Date.now() + minutes * minuteMs;
  return {
    scheduled_start: new Date(start).toISOString(),
    scheduled_end: new Date(start + 30 * minuteMs).toISOString(),
  };
}

function heading(page: Page, name: string) {
  return page.getByRole("heading", { name });
}

test("who waits knows whether the doctor is there, whom they are with, and how many come first", async ({
  newBrowser,
  createVisit,
}) => {
  const first = await createVisit({ ...planned(0), patient: { name: "Kim Hart" } });
  const { doctor } = first;
  const second = await createVisit({ ...planned(10), doctor });
  const [doctorPage, page, earlierPage] = await Promise.all(
    [newBrowser(), newBrowser(), newBrowser()].map(async (browser) => (await browser).newPage()),
  );
  if (!doctorPage || !page || !earlierPage) throw new Error("three pages were asked for");

  await openLinkAndCheckDevices(page, second.joinLink);
  await expect(page.getByText(`${doctor.name} is not here yet.`)).toBeVisible();
  await expect(page.getByText("You are next")).toBeVisible();
  await expectAccessible(page);

  await openDashboard(doctorPage, doctor);
  await expect(page.getByText(`${doctor.name} knows that you are here.`)).toBeVisible();

  await openLinkAndCheckDevices(earlierPage, first.joinLink);
  await expect(page.getByText("1 person is before you")).toBeVisible();

  await doctor.api.start(first.id);
  await expect(page.getByText(`${doctor.name} is with another patient.`)).toBeVisible();
  await expect(page.getByText("You are next")).toBeVisible();
  await expectAccessible(page);

  await doctor.api.end(first.id);
  await expect(page.getByText(`${doctor.name} knows that you are here.`)).toBeVisible();
});

test("who waits past the time is told that the doctor is late", async ({ page, createVisit }) => {
  const { joinLink, doctor } = await createVisit(planned(-10));
  await openLinkAndCheckDevices(page, joinLink);
  await expect(page.getByText(`${doctor.name} is running late`)).toBeVisible();
  await expectAccessible(page);
});

test("whose visit is moved while they wait reads the new time, in their own time zone", async ({
  browser,
  baseURL,
  createVisit,
}) => {
  const { id, joinLink, doctor } = await createVisit();
  const context = await browser.newContext({
    ...(baseURL && { baseURL }),
    timezoneId: "Africa/Nairobi",
    locale: "en-KE",
    permissions: ["camera", "microphone"],
  });
  const page = await context.newPage();
  await openLinkAndCheckDevices(page, joinLink);
  const plan = planned(45);
  await doctor.api.change(id, plan);
  const there = new Intl.DateTimeFormat("en-KE", {
    timeZone: "Africa/Nairobi",
    hour: "2-digit",
    minute: "2-digit",
  }).format(new Date(plan.scheduled_start));
  await expect(page.getByText(/^Your visit was moved: it is (today|tomorrow) at/)).toContainText(there);
  await expectAccessible(page);
  await context.close();
});

test("whose visit is cancelled while they wait is told so, and is not left in limbo", async ({
  page,
  createVisit,
}) => {
  const { id, joinLink, doctor } = await createVisit(planned(5));
  await openLinkAndCheckDevices(page, joinLink);
  await doctor.api.cancel(id);
  await expect(heading(page, "Your visit was cancelled")).toBeFocused();
  await expectAccessible(page);
});

test("who is turned away is told so, keeps the visit, and may ask again", async ({ page, createVisit }) => {
  const { id, joinLink, doctor } = await createVisit();
  await openLinkAndCheckDevices(page, joinLink);
  await expect(page.getByText("The clinic knows that you are waiting.")).toBeVisible();
  await doctor.api.turnAway(id);
  await expect(page.getByText(`${doctor.name} cannot see you right now`)).toBeVisible();
  await expectAccessible(page);
  // Signs of life go on meanwhile, and are no new question.
  await page.waitForResponse((response) => response.url().includes("/waiting/") && response.ok());
  await expect(page.getByText(`${doctor.name} cannot see you right now`)).toBeVisible();

  await page.getByRole("button", { name: "Ask again" }).click();
  await expect(page.getByText("The clinic knows that you are waiting.")).toBeVisible();
  expect((await doctor.api.read(id)).waiting_since).not.toBeNull();
});

test("two tabs with the same link do not throw each other out", async ({ context, createVisit }) => {
  const { id, joinLink, doctor } = await createVisit();
  const [one, other] = [await context.newPage(), await context.newPage()];
  await openLinkAndCheckDevices(one, joinLink);
  await expect(heading(one, "You are in the waiting room")).toBeVisible();
  await other.goto(joinLink);
  await openDeviceCheck(other);
  await expect(heading(other, "You are in the waiting room")).toBeVisible();
  await expect(heading(one, "Your visit is open somewhere else")).toBeFocused();
  await expectAccessible(one);

  for (let sign = 0; sign < 3; sign++) {
    await other.waitForResponse((response) => response.url().includes("/waiting/") && response.ok());
  }
  await expect(heading(one, "Your visit is open somewhere else")).toBeVisible();

  await one.getByRole("button", { name: "Use it here" }).click();
  await expect(heading(one, "You are in the waiting room")).toBeVisible();
  await expect(heading(other, "Your visit is open somewhere else")).toBeVisible();

  await doctor.api.start(id);
  await expectInCall(one);
  // Let in here, and not there.
  await expect(heading(other, "Your visit is open somewhere else")).toBeVisible();
});

/** From the overview, where the link was opened before in another tab of the browser. */
async function openDeviceCheck(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Check camera and microphone" }).click();
  await page.getByRole("button", { name: "I am ready" }).click();
}

test("a phone that slept shows what is true when it wakes", async ({ page, createVisit }) => {
  const { id, joinLink, doctor } = await createVisit(planned(5));
  await openLinkAndCheckDevices(page, joinLink);
  await expect(page.getByText("The clinic knows that you are waiting.")).toBeVisible();
  const locks = () =>
    page.evaluate(async () => (await navigator.locks.query()).held?.map(({ name }) => name) ?? []);
  expect(await locks()).toContain("panacare.waiting");

  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Page.setWebLifecycleState", { state: "frozen" });
  await doctor.api.cancel(id);
  await devtools.send("Page.setWebLifecycleState", { state: "active" });
  await expect(heading(page, "Your visit was cancelled")).toBeVisible();
  await expect.poll(locks).toEqual([]);
});

test("who looked away hears that they are let in", async ({ page, createVisit }) => {
  const { id, joinLink, doctor } = await createVisit();
  await page.addInitScript(() => {
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function (when) {
      const heard = `${Math.round(this.frequency.value)} ${this.context.state}`;
      document.documentElement.dataset["heard"] =
        `${document.documentElement.dataset["heard"] ?? ""}${heard};`;
      start.call(this, when);
    };
  });
  await openLinkAndCheckDevices(page, joinLink);
  await expect(heading(page, "You are in the waiting room")).toBeVisible();
  expect(await page.locator("html").getAttribute("data-heard")).toBeNull();
  await doctor.api.start(id);
  await expectInCall(page);
  await expect(page.locator("html")).toHaveAttribute("data-heard", "784 running;1047 running;1319 running;");
});

test("who leaves the waiting room can come back, and tries the devices again while they wait", async ({
  page,
  createVisit,
}) => {
  const { joinLink } = await createVisit();
  await openLinkAndCheckDevices(page, joinLink);
  await page.getByRole("button", { name: "Test sound and camera" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Leave the waiting room" }).click();
  await page.getByRole("button", { name: "Go back to the waiting room" }).click();
  await expect(page.getByText("The clinic knows that you are waiting.")).toBeVisible();
  await page.reload();
  await expect(page.getByText("The clinic knows that you are waiting.")).toBeVisible();
});

test("who waits writes to the clinic, and sees the answer", async ({ page, createVisit }) => {
  const { id, joinLink, doctor } = await createVisit();
  await openLinkAndCheckDevices(page, joinLink);
  await page.getByRole("button", { name: "Write to the clinic" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Your message").fill("I have to leave at ten.");
  await dialog.getByRole("button", { name: "Send" }).click();
  await expect(dialog.getByText("I have to leave at ten.")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");

  await doctor.api.sendMessage(id, "I am with you in five minutes.");
  await page.getByRole("button", { name: "Write to the clinic 1 new" }).click();
  await expect(dialog.getByText("I am with you in five minutes.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Write to the clinic", exact: true })).toBeVisible();
});

test("who is let in while they write to the clinic has what they wrote in the call", async ({
  page,
  createVisit,
}) => {
  const { id, joinLink, doctor } = await createVisit();
  await openLinkAndCheckDevices(page, joinLink);
  await page.getByRole("button", { name: "Write to the clinic" }).click();
  await page.getByLabel("Your message").fill("I have to leave at");
  await doctor.api.start(id);
  await expectInCall(page);
  await page.getByRole("button", { name: "Chat" }).click();
  await expect(page.getByLabel("Your message")).toHaveValue("I have to leave at");
});

test("a clinic's consent text is read once, and what was agreed to is recorded", async ({
  page,
  createVisit,
  createStaff,
}) => {
  const { id, joinLink, doctor } = await createVisit();
  const admin = await createStaff({ role: "admin", clinicId: doctor.clinicId });
  await admin.api.askForConsent("You agree to a visit by video.\n\nNothing is recorded.");
  await page.goto(joinLink);
  await page.getByRole("button", { name: "Check camera and microphone" }).click();
  await expect(heading(page, "Before your visit")).toBeFocused();
  await expect(page.getByText("You agree to a visit by video.")).toBeVisible();
  await expectAccessible(page);

  await admin.api.askForConsent("You agree to a visit by video, and to nothing else.");
  await page.getByRole("button", { name: "I agree" }).click();
  await expect(page.getByText("This was not recorded")).toBeVisible();
  await expect(page.getByText("and to nothing else")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "I agree" }).click();
  await expect(heading(page, "Check your camera and microphone")).toBeVisible();
  expect((await doctor.api.read(id)).consent).toMatchObject({ version: 2, accepted_at: expect.any(String) });

  await page.reload();
  await page.getByRole("button", { name: "Check camera and microphone" }).click();
  await expect(heading(page, "Check your camera and microphone")).toBeVisible();
});
