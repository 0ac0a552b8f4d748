import { expect, type Page } from "playwright/test";
import { expectAccessible } from "#e2e/steps/accessibility.ts";
import { expectLiveMedia, watchPeerConnections } from "#e2e/steps/call-media.ts";
import { test } from "#e2e/steps/fixtures.ts";
import { expectInCall, joinStarted, openLinkAndCheckDevices } from "#e2e/steps/visit-steps.ts";

async function openAndWait(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await checkAndWait(page);
}

async function checkAndWait(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Check camera and microphone" }).click();
  await expect(page.getByText(/^Camera\s*works$/)).toBeVisible();
  await page.getByRole("button", { name: "I am ready" }).click();
  await expect(page.getByText("Dr. Kim Park sees that you are here.")).toBeVisible();
}

test("an interpreter opens their link, is admitted, meets the patient by the name they agreed to, and is removed", async ({
  createVisit,
  newBrowser,
}) => {
  const visit = await createVisit();
  const { api } = visit.doctor;
  const invited = await api.inviteGuest(visit.id, "Interpreter");
  const guestPage = await (await newBrowser()).newPage();
  const patientPage = await (await newBrowser()).newPage();
  const doctorPage = await (await newBrowser()).newPage();
  for (const page of [guestPage, patientPage, doctorPage]) await watchPeerConnections(page);

  await test.step("they learn who invites them and nothing of the patient", async () => {
    await guestPage.goto(invited.guest_link);
    await expect(
      guestPage.getByRole("heading", { name: "Dr. Kim Park invites you to a video visit" }),
    ).toBeFocused();
    await expect(guestPage.getByText("Interpreter")).toBeVisible();
    await expect(guestPage.getByText("Robin Vale")).toHaveCount(0);
    expect(new URL(guestPage.url()).hash).toBe("");
    await expectAccessible(guestPage);
  });

  await test.step("they wait until the doctor lets them in, also over a reload and when the link is opened again", async () => {
    await openAndWait(guestPage, invited.guest_link);
    await expectAccessible(guestPage);
    await guestPage.reload();
    await expect(guestPage.getByText("Dr. Kim Park sees that you are here.")).toBeVisible();
    await api.decideOnGuest(visit.id, invited.id, "admit");
    await expect(guestPage.getByText("Dr. Kim Park has let you in.")).toBeVisible();
  });

  await test.step("the visit opens by itself, and patient and guest see and hear each other by name", async () => {
    await openLinkAndCheckDevices(patientPage, visit.joinLink);
    await patientPage.getByRole("button", { name: "Change the name that guests see" }).click();
    await patientPage.getByLabel("Your name for guests").fill("R. V.");
    await patientPage.keyboard.press("Enter");
    await expect(patientPage.getByText("R. V.")).toBeVisible();
    await api.start(visit.id);
    for (const page of [guestPage, patientPage]) await expectInCall(page);
    await expectLiveMedia(guestPage, "patient-");
    await expectLiveMedia(patientPage, "guest-");
    await expect(patientPage.getByText("Interpreter").first()).toBeVisible();
    await expect(guestPage.locator('[data-participant^="patient-"]').getByText("R. V.")).toBeVisible();
    await expect(guestPage.getByText("Robin Vale")).toHaveCount(0);
  });

  await test.step("who is removed is out of the call at once and reads why", async () => {
    await joinStarted(doctorPage, visit);
    await expectLiveMedia(doctorPage, "guest-");
    await doctorPage.getByRole("button", { name: "Patient", exact: true }).click();
    await doctorPage.getByRole("tab", { name: "Guests" }).click();
    await doctorPage.getByRole("button", { name: "Remove Interpreter" }).click();
    await expect(guestPage.getByRole("heading", { name: "You are no longer in the visit" })).toBeVisible();
    await expectAccessible(guestPage);
  });

  await test.step("the others go on by themselves, in a room to which the guest has no token", async () => {
    for (const page of [doctorPage, patientPage]) {
      await expect(page.locator('[data-participant^="guest-"]')).toHaveCount(0);
      await expectInCall(page);
    }
    await expectLiveMedia(doctorPage, "patient-");
    await expectLiveMedia(patientPage, "doctor-");
    expect((await api.read(visit.id)).twilio_room_name).toBe(`panacare-consultation-${visit.id}-2`);
  });
});

for (const [lost, address] of [
  ["the answer to their link", "**/api/guest_links/exchange/"],
  ["Firebase's answer", "**/accounts:signInWithCustomToken*"],
  ["the answer with their session", "**/api/session/"],
] as const) {
  test(`a guest comes in at the second attempt when ${lost} was lost, and nobody else does`, async ({
    createVisit,
    newBrowser,
  }) => {
    const visit = await createVisit();
    const invited = await visit.doctor.api.inviteGuest(visit.id, "Interpreter");
    const page = await (await newBrowser()).newPage();
    // It took effect: the worst case.
    await page.route(
      address,
      async (route) => {
        await route.fetch();
        await route.abort();
      },
      { times: 1 },
    );
    await page.goto(invited.guest_link);
    await expect(page.getByRole("heading", { name: "We cannot reach the clinic" })).toBeVisible();

    const elsewhere = await (await newBrowser()).newPage();
    await elsewhere.goto(invited.guest_link);
    await expect(elsewhere.getByRole("heading", { name: "This link has been used" })).toBeVisible();

    await page.getByRole("button", { name: "Try again" }).click();
    await checkAndWait(page);
  });
}

test("a guest whose first attempt failed is told after a reload to open the link again, and comes in by it", async ({
  createVisit,
  newBrowser,
}) => {
  const visit = await createVisit();
  const invited = await visit.doctor.api.inviteGuest(visit.id, "Interpreter");
  const browser = await newBrowser();
  const page = await browser.newPage();
  await page.route("**/accounts:signInWithCustomToken*", (route) => route.abort());
  await page.goto(invited.guest_link);
  await expect(page.getByRole("heading", { name: "We cannot reach the clinic" })).toBeVisible();
  await page.reload();
  await expect(page.getByText("Please open the link from your message again")).toBeVisible();
  await page.close();
  await openAndWait(await browser.newPage(), invited.guest_link);
});

test("a guest who is not let in, whose link was used elsewhere, or whose visit ends, reads what that means", async ({
  createVisit,
  newBrowser,
}) => {
  const visit = await createVisit();
  const { api } = visit.doctor;
  const [denied, other] = [
    await api.inviteGuest(visit.id, "Interpreter"),
    await api.inviteGuest(visit.id, "Interpreter"),
  ];
  const deniedPage = await (await newBrowser()).newPage();
  await openAndWait(deniedPage, denied.guest_link);
  await api.decideOnGuest(visit.id, denied.id, "deny");
  await expect(deniedPage.getByRole("heading", { name: "You could not be let in" })).toBeVisible();
  await expectAccessible(deniedPage);

  const page = await (await newBrowser()).newPage();
  await openAndWait(page, other.guest_link);
  const elsewhere = await (await newBrowser()).newPage();
  await elsewhere.goto(other.guest_link);
  await expect(elsewhere.getByRole("heading", { name: "This link has been used" })).toBeVisible();
  await expectAccessible(elsewhere);

  await page.getByRole("button", { name: "Leave" }).click();
  await expect(page.getByRole("heading", { name: "You have left the visit" })).toBeFocused();
  await page.getByRole("button", { name: "Go back to the visit" }).click();
  await expect(page.getByText("Dr. Kim Park sees that you are here.")).toBeVisible();
  await api.start(visit.id);
  await api.end(visit.id);
  await expect(page.getByRole("heading", { name: "The visit has ended" })).toBeVisible();
});
