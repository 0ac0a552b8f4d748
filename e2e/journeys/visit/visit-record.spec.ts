import { eq, sql } from "drizzle-orm";
import { expect, type Page } from "playwright/test";
import { guests } from "#drizzle/schema.ts";
import { expectAccessible } from "#e2e/steps/accessibility.ts";
import { test } from "#e2e/steps/fixtures.ts";
import type { StaffMember } from "#e2e/steps/staff-member.ts";
import {
  beSignedIn,
  endForEveryone,
  expectInCall,
  joinStarted,
  openDashboard,
  openLinkAndCheckDevices,
} from "#e2e/steps/visit-steps.ts";

/** The doctor alone in the call of a visit that has begun, with the record beside the picture. */
async function openRecordInCall(page: Page, doctor: StaffMember, visitId: string): Promise<void> {
  await joinStarted(page, { id: visitId, doctor });
  await expectInCall(page);
  await page.getByRole("button", { name: "Patient", exact: true }).click();
}

const notesOn = (page: Page) => page.getByLabel("Your notes");
const saved = (page: Page) => page.locator('[data-notes-status="saved"]');
const drafts = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("panacare.notes.")));

test.describe("the doctor's notes", () => {
  test("save themselves, and are there after the visit beside the summary", async ({ page, createVisit }) => {
    const { id, doctor } = await createVisit();
    await doctor.api.start(id);
    await openRecordInCall(page, doctor, id);
    await notesOn(page).fill("Rash since Monday");
    await expect(page.getByText(/^Saved at/)).toBeVisible();
    expect(await drafts(page)).toEqual([]);
    await expectAccessible(page);

    // By keyboard from tab to tab: one stop, and arrows.
    await page.getByRole("tab", { name: "Notes" }).press("ArrowRight");
    await expect(page.getByRole("tab", { name: "Details" })).toBeFocused();
    await expect(page.getByRole("tabpanel")).toContainText("Robin Vale");
    await expectAccessible(page);

    await page.getByRole("button", { name: /^Chat/ }).click();
    await page.getByLabel("Your message").fill("Please keep the arm dry");
    await page.keyboard.press("Enter");
    await expect(page.getByText("Please keep the arm dry")).toBeVisible();

    await endForEveryone(page);
    await expect(page.getByRole("heading", { name: "The visit has ended" })).toBeVisible();
    await expect(page.getByRole("region", { name: "Messages" })).toContainText("Please keep the arm dry");
    await expect(notesOn(page)).toHaveValue("Rash since Monday");
    await expectAccessible(page);

    await page.getByLabel("Summary", { exact: true }).fill("A mild rash. Use the cream twice a day.");
    await page.getByRole("button", { name: "Save and share with Robin Vale" }).click();
    await expect(page.getByText("Saved. Robin Vale can read it.")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("link", { name: "Back to the dashboard" }).click();
    await expect(page.getByRole("heading", { name: "Today", exact: true })).toBeVisible();
  });

  test("survive a lost network and a closed tab, and leave no trace once saved", async ({
    page,
    context,
    createVisit,
  }) => {
    const { id, doctor } = await createVisit();
    await doctor.api.start(id);
    await openRecordInCall(page, doctor, id);
    await expect(notesOn(page)).toBeVisible();
    await context.setOffline(true);
    await notesOn(page).fill("Written in a tunnel");
    await expect(page.getByText("Not saved yet: no connection.")).toBeVisible({ timeout: 30_000 });
    expect(await drafts(page)).toHaveLength(1);
    await expectAccessible(page);
    await page.close();
    await context.setOffline(false);

    const next = await context.newPage();
    await next.goto(`/consultations/${id}`);
    await next.getByRole("button", { name: "Join visit" }).click();
    await expectInCall(next);
    await next.getByRole("button", { name: "Patient", exact: true }).click();
    await expect(notesOn(next)).toHaveValue("Written in a tunnel");
    await expect(saved(next)).toBeVisible();
    expect(await drafts(next)).toEqual([]);
  });

  test("are gone from the browser when the doctor signs out with some unsaved", async ({
    page,
    context,
    createVisit,
  }) => {
    const { id, doctor } = await createVisit();
    await doctor.api.start(id);
    await doctor.api.end(id);
    await openDashboard(page, doctor);
    const writing = await context.newPage();
    await writing.goto(`/consultations/${id}`);
    await expect(saved(writing)).toBeVisible();
    await writing.route("**/notes/", (route) => route.abort());
    await notesOn(writing).fill("Not for the next person at this computer");
    await expect(writing.getByText("Not saved yet")).toBeVisible();
    expect(await drafts(page)).toHaveLength(1);
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.waitForURL("**/sign-in");
    expect(await drafts(page)).toEqual([]);
  });

  test("written in two tabs ask which to keep, and overwrite nothing", async ({
    page,
    context,
    createVisit,
  }) => {
    const { id, doctor } = await createVisit();
    await doctor.api.start(id);
    await doctor.api.end(id);
    await beSignedIn(page, doctor);
    const other = await context.newPage();
    for (const tab of [page, other]) {
      await tab.goto(`/consultations/${id}`);
      await expect(saved(tab)).toBeVisible();
    }
    await notesOn(page).fill("From the first tab");
    await expect(page.getByText(/^Saved at/)).toBeVisible();
    await notesOn(other).fill("From the second tab");
    await expect(other.getByText("These notes were also changed elsewhere")).toBeVisible();
    await expect(other.getByRole("region", { name: "Saved there" })).toContainText("From the first tab");
    await expectAccessible(other);
    await other.getByRole("button", { name: "Keep both" }).click();
    await expect(notesOn(other)).toHaveValue("From the first tab\n\nFrom the second tab");
    await expect(saved(other)).toBeVisible();
    await page.reload();
    await expect(notesOn(page)).toHaveValue("From the first tab\n\nFrom the second tab");
  });
});

test("a guest is invited during the call, waits, is let in by one key, and is removed", async ({
  page,
  createVisit,
  database,
  request,
  baseURL,
}) => {
  const { id, doctor } = await createVisit();
  await doctor.api.start(id);
  await openRecordInCall(page, doctor, id);
  await page.getByRole("tab", { name: "Guests" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Invite a guest" }).click();
  await page.getByLabel("Who is it?").fill("Interpreter");
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  const link = await page.getByLabel("Link for the guest").inputValue();
  expect(link.startsWith(`${baseURL}/`)).toBe(true);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("listitem", { name: "Interpreter" })).toContainText("Invited");

  const secret = new URL(link).hash.slice(1);
  const arrival = await request.post("/api/guest_links/exchange/", {
    data: { consultation_id: id, secret },
  });
  expect(arrival.ok()).toBe(true);
  // No page of theirs gives a sign of life.
  const leaseUntil = sql`now() + interval '1 hour'`;
  await database.update(guests).set({ leaseUntil }).where(eq(guests.consultationId, id));
  await expect(page.getByText("Interpreter is waiting to come in.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("tab", { name: "Guests" }).press("?");
  await expect(
    page.getByRole("dialog", { name: "Keys" }).getByText("Let in the guest who waits", { exact: true }),
  ).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("tab", { name: "Guests" }).press("y");
  const entry = page.getByRole("listitem", { name: "Interpreter" });
  await expect(entry).toContainText("In the visit");
  await entry.getByRole("button", { name: "Remove Interpreter" }).click();
  await expect(entry).toBeHidden();
});

test("during a visit the doctor is told that others wait, and not who, for the patient may see the screen", async ({
  page,
  createVisit,
  newBrowser,
}) => {
  const { id, doctor } = await createVisit();
  const second = await createVisit({ doctor, patient: { name: "Kim Hart" } });
  await doctor.api.start(id);
  await openRecordInCall(page, doctor, id);
  const patientPage = await (await newBrowser()).newPage();
  await openLinkAndCheckDevices(patientPage, second.joinLink);
  await expect(page.getByText("1 other patient is waiting")).toBeVisible();
  await expect(page.getByText("Kim Hart")).toHaveCount(0);
  await expect(page).toHaveTitle(/^\(1\) /);
  await expectAccessible(page);
});

test("the doctor brings the call to another tab, and back, without the tabs throwing each other out", async ({
  page,
  context,
  createVisit,
}) => {
  const { id, doctor } = await createVisit();
  await doctor.api.start(id);
  await openRecordInCall(page, doctor, id);
  const other = await context.newPage();
  await other.goto(`/consultations/${id}`);
  await other.getByRole("button", { name: "Join visit" }).click();
  await expectInCall(other);
  await expect(page.getByRole("heading", { name: /visit is open elsewhere/ })).toBeVisible();
  await expectInCall(other);
  await page.getByRole("button", { name: "Use it here" }).click();
  await expectInCall(page);
  await expect(other.getByRole("heading", { name: /visit is open elsewhere/ })).toBeVisible();
});
