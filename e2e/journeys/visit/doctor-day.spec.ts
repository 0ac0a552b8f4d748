import { expect, type Page } from "playwright/test";
import { expectAccessible } from "#e2e/steps/accessibility.ts";
import { test } from "#e2e/steps/fixtures.ts";
import { beSignedIn, openDashboard, openLinkAndCheckDevices } from "#e2e/steps/visit-steps.ts";

declare global {
  interface Window {
    notesPlayed: number;
    shownNotifications: { title: string; body: string | undefined }[];
  }
}

/** Counts the notes that are played, and what the system would be asked to show. */
async function listenIn(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.notesPlayed = 0;
    window.shownNotifications = [];
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function (...when) {
      window.notesPlayed += 1;
      start.apply(this, when);
    };
    class ShownNotification extends EventTarget {
      static permission: NotificationPermission = "default";
      static async requestPermission() {
        ShownNotification.permission = "granted";
        return ShownNotification.permission;
      }
      constructor(title: string, options?: NotificationOptions) {
        super();
        window.shownNotifications.push({ title, body: options?.body });
      }
      close() {}
    }
    Object.assign(window, { Notification: ShownNotification });
    // Playwright's pages always have the focus; this one's doctor is elsewhere.
    document.hasFocus = () => false;
  });
}

const iconOf = (page: Page) => page.locator("link[rel=icon]").last().getAttribute("href");

test.describe("a doctor who looks elsewhere while a patient waits", () => {
  test("hears it, sees it on the tab, and is told by a notification that names nobody", async ({
    page,
    createVisit,
    newBrowser,
  }) => {
    const { doctor, joinLink } = await createVisit();
    await listenIn(page);
    await openDashboard(page, doctor);
    await page.getByRole("button", { name: "Show notifications too" }).click();
    await expect(page.getByText("Notifications are allowed.")).toBeVisible();

    const patientPage = await (await newBrowser()).newPage();
    await openLinkAndCheckDevices(patientPage, joinLink);
    await expect(page).toHaveTitle(/^\(1\) /);
    await expect.poll(() => iconOf(page)).toMatch(/^data:image\/svg\+xml,.*1%3C%2Ftext%3E/);
    await expect.poll(() => page.evaluate(() => window.notesPlayed)).toBe(2);
    expect(await page.evaluate(() => window.shownNotifications)).toEqual([
      { title: "A patient is waiting", body: "Open Panacare to see who it is." },
    ]);
    await expectAccessible(page);

    await patientPage.getByRole("button", { name: "Leave the waiting room" }).click();
    await expect(page).toHaveTitle(/^[^(]/);
    await expect.poll(() => iconOf(page)).not.toContain("data:");
  });

  test("hears nothing once the sound is switched off, also after loading the page again", async ({
    page,
    createVisit,
    newBrowser,
  }) => {
    const { doctor, joinLink } = await createVisit();
    await listenIn(page);
    await openDashboard(page, doctor);
    const sound = page.getByRole("button", { name: "Sound when a patient waits" });
    await expect(sound).toHaveAttribute("aria-pressed", "true");
    await sound.click();
    await page.reload();
    await expect(sound).toHaveAttribute("aria-pressed", "false");

    await openLinkAndCheckDevices(await (await newBrowser()).newPage(), joinLink);
    await expect(page).toHaveTitle(/^\(1\) /);
    expect(await page.evaluate(() => window.notesPlayed)).toBe(0);
    expect(await page.evaluate(() => window.shownNotifications)).toEqual([]);
  });
});

test("a doctor without time says so to who waits by one key, and they can ask again", async ({
  page,
  createVisit,
  newBrowser,
}) => {
  const { doctor, joinLink } = await createVisit();
  const patientPage = await (await newBrowser()).newPage();
  await openLinkAndCheckDevices(patientPage, joinLink);
  await openDashboard(page, doctor);
  await expect(page.getByRole("heading", { name: "Waiting now" })).toBeVisible();
  await page.keyboard.press("t");
  await expect(page.getByText("Robin Vale was told that you cannot see them now.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Waiting now" })).toBeHidden();
  await expect(patientPage.getByText("knows that you are here")).toBeHidden();
});

test.describe("a plan that changes", () => {
  test("moves a visit: the patient's open page shows the new time, and the link stays the same", async ({
    page,
    createVisit,
    newBrowser,
  }) => {
    const { id, doctor, joinLink } = await createVisit();
    const patientPage = await (await newBrowser()).newPage();
    await patientPage.goto(joinLink);
    await expect(patientPage.getByText(/^today at/)).toBeVisible();
    await openDashboard(page, doctor);
    await page.getByRole("button", { name: "Change the visit of Robin Vale" }).click();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Move it or change its reason" }).click();
    await page.getByLabel("Length").selectOption({ label: "45 minutes" });
    await page.getByLabel("Reason").fill("Second look at the knee");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Save the change" }).click();
    await expect(page.getByText("Second look at the knee")).toBeVisible();
    const moved = await doctor.api.read(id);
    expect(Date.parse(moved.scheduled_end) - Date.parse(moved.scheduled_start)).toBe(45 * 60_000);
    await patientPage.reload();
    await expect(patientPage.getByText(/^today at/)).toBeVisible();
  });

  test("keeps what is being typed when the visit's time comes, and when the patient does", async ({
    page,
    createVisit,
    newBrowser,
  }) => {
    const start = Date.now() + 3 * 60_000;
    const { doctor, joinLink } = await createVisit({
      scheduled_start: new Date(start).toISOString(),
      scheduled_end: new Date(start + 30 * 60_000).toISOString(),
    });
    await page.clock.install();
    await openDashboard(page, doctor);
    await page.getByRole("button", { name: "Change the visit of Robin Vale" }).click();
    await page.getByRole("button", { name: "Move it or change its reason" }).click();
    await page.getByLabel("Reason").fill("Second look at the knee");
    const lastOfToday = page.locator("main ol > li").last();
    await expect(lastOfToday).toContainText("Robin Vale");
    await page.clock.fastForward(4 * 60_000);
    await expect(lastOfToday).toContainText("Now");
    await expect(page.getByLabel("Reason")).toHaveValue("Second look at the knee");

    await openLinkAndCheckDevices(await (await newBrowser()).newPage(), joinLink);
    await expect(page).toHaveTitle(/^\(1\) /);
    await expect(page.getByLabel("Reason")).toHaveValue("Second look at the knee");
  });

  test("cancels a visit only after saying what that means", async ({ page, createVisit }) => {
    const { id, doctor } = await createVisit();
    await beSignedIn(page, doctor);
    await page.goto(`/consultations/${id}`);
    await page.getByRole("button", { name: "Change the visit of Robin Vale" }).click();
    await page.getByRole("button", { name: "Cancel it" }).click();
    await expect(page.getByText("This cannot be taken back.")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("dialog").getByRole("button", { name: "Cancel the visit" }).click();
    await expect(page.getByRole("heading", { name: "The visit was cancelled" })).toBeVisible();
    await expectAccessible(page);
  });

  test("marks a visit as missed once its time has come, and not before", async ({ page, createVisit }) => {
    const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
    const { doctor } = await createVisit({
      patient: { name: "Kim Hart" },
      scheduled_start: inAnHour,
      scheduled_end: new Date(Date.parse(inAnHour) + 1_800_000).toISOString(),
    });
    await createVisit({ doctor });
    await openDashboard(page, doctor);
    await page.getByRole("button", { name: "Change the visit of Kim Hart" }).click();
    await expect(page.getByRole("button", { name: "Cancel it" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Mark it as missed" })).toHaveCount(0);
    await page.keyboard.press("Escape");

    await page.getByRole("button", { name: "Change the visit of Robin Vale" }).click();
    await page.getByRole("button", { name: "Mark it as missed" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Mark as missed" }).click();
    await page.locator("summary").click();
    await expect(page.getByText("Missed", { exact: true })).toBeVisible();
    await expectAccessible(page);
  });

  test("replaces a link that went to the wrong person, and shows the new one once", async ({
    page,
    createVisit,
  }) => {
    const { doctor, joinLink } = await createVisit();
    await openDashboard(page, doctor);
    await page.getByRole("button", { name: "Change the visit of Robin Vale" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Make a new link" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Make a new link" }).click();
    const link = page.getByLabel("Link for the patient");
    await expect(link).toHaveValue(/\/join\/[0-9a-f-]{36}#./);
    await expect(link).not.toHaveValue(joinLink);
    await expectAccessible(page);
  });
});

test("an administrator sets the clinic's phone and the text that patients agree to", async ({
  page,
  createStaff,
}) => {
  const admin = await createStaff({ role: "admin" });
  await openDashboard(page, admin);
  await page.getByRole("link", { name: "Clinic" }).click();
  await expect(page.getByRole("heading", { name: "Clinic" })).toBeVisible();
  await page.getByLabel("Phone of the clinic").fill("+254 700 000 111");
  await page.getByLabel("Text that patients agree to").fill("You agree to be treated by video.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved. It holds from now on.")).toBeVisible();
  await expect(page.getByText("This is version 1.")).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await expect(page.getByLabel("Phone of the clinic")).toHaveValue("+254 700 000 111");
  await expect(page.getByLabel("Text that patients agree to")).toHaveValue(
    "You agree to be treated by video.",
  );
});

test("the clinic's settings are not there for a doctor", async ({ page, createStaff }) => {
  await openDashboard(page, await createStaff());
  await expect(page.getByRole("link", { name: "Clinic" })).toHaveCount(0);
  const response = await page.goto("/clinic");
  expect(response?.status()).toBe(404);
});
