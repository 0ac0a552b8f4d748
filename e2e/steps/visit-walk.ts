import { type BrowserContext, expect, type Page } from "playwright/test";
import { pressByKeyboard } from "#e2e/steps/accessibility.ts";
import type { Visit } from "#e2e/steps/fixtures.ts";
import { visitNow } from "#e2e/steps/staff-api.ts";
import type { StaffMember } from "#e2e/steps/staff-member.ts";
import { endForEveryone, expectInCall, signIn } from "#e2e/steps/visit-steps.ts";

/**
 * One visit, from the doctor's first look at an empty day to what stays of it, through the pages of everybody who takes
 * part: a stop at each state that a page can be in. The patient comes to the end of it by keyboard alone.
 */

/** Told the page and the name of its state, which begins with whose page it is. */
export type AtState = (page: Page, state: string) => Promise<void>;

export interface WalkOptions {
  doctor: StaffMember;
  /** Of the same clinic. */
  admin: StaffMember;
  newBrowser: () => Promise<BrowserContext>;
  /** Gives a page camera and microphone, before it is opened. */
  actAs: (page: Page, person: "doctor" | "patient" | "guest") => Promise<void>;
  at: AtState;
}

interface Walk extends WalkOptions {
  visit: Visit;
  doctorPage: Page;
  patientPage: Page;
  guestPage: Page;
}

export async function walkVisit(options: WalkOptions): Promise<Visit> {
  const [doctorPage, patientPage, guestPage] = await Promise.all(
    (["doctor", "patient", "guest"] as const).map(async (person) => {
      const page = await (await options.newBrowser()).newPage();
      await options.actAs(page, person);
      return page;
    }),
  );
  if (!doctorPage || !patientPage || !guestPage) throw new Error("three people, three pages");
  const visit = await planTheDay(options, doctorPage);
  const walk = { ...options, visit, doctorPage, patientPage, guestPage };
  await comeToTheWaitingRoom(walk);
  await wait(walk);
  await meet(walk);
  await bringGuest(walk);
  await tryTheControls(walk);
  await readWhatIsSaid(walk);
  await end(walk);
  return visit;
}

const consentText =
  "You agree to be seen by video. Nothing is recorded.\n\nYou can end the visit at any time, and ask for an appointment at the clinic instead.";

async function planTheDay({ doctor, admin, at }: WalkOptions, page: Page): Promise<Visit> {
  await page.goto("/sign-in");
  await at(page, "staff-sign-in");
  await signIn(page, doctor);
  await expect(page.getByRole("heading", { name: "No visits yet" })).toBeVisible();
  await at(page, "doctor-empty-day");
  await page.keyboard.press("n");
  await expect(page.getByRole("dialog")).toBeVisible();
  await at(page, "doctor-new-visit");
  await page.keyboard.press("Escape");

  await admin.api.askForConsent(consentText);
  const inMinutes = (minutes: number, name: string, reason: string) => {
    const start = Date.now() + minutes * 60_000;
    return doctor.api.schedule({
      patient: { name, phone: "+254 700 000 123" },
      reason,
      scheduled_start: new Date(start).toISOString(),
      scheduled_end: new Date(start + 20 * 60_000).toISOString(),
    });
  };
  const over = await doctor.api.schedule(visitNow({ name: "Maximiliane-Charlotte Featherstonehaugh" }));
  await doctor.api.start(over.id);
  await doctor.api.end(over.id);
  await inMinutes(24 * 60, "Kim Hart", "Sore throat");
  const { id, join_link: joinLink } = await inMinutes(2, "Wanjiru Mwangi", "Follow-up after the fever");
  await expect(page.getByText("Wanjiru Mwangi")).toBeVisible();
  await at(page, "doctor-day");
  return { id, joinLink, doctor };
}

/** Their browser is not allowed to use the devices at first. */
async function comeToTheWaitingRoom({ patientPage: page, visit, at }: Walk): Promise<void> {
  await page.addInitScript(() => {
    const { mediaDevices } = navigator;
    const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices);
    const permission = Object.assign(new EventTarget(), { state: "denied" });
    window.addEventListener("allow-devices", () => {
      permission.state = "granted";
      permission.dispatchEvent(new Event("change"));
    });
    navigator.permissions.query = async () => permission as PermissionStatus;
    mediaDevices.getUserMedia = async (constraints) => {
      if (permission.state === "denied") throw new DOMException("Permission denied", "NotAllowedError");
      return getUserMedia(constraints);
    };
  });
  const button = (name: string) => page.getByRole("button", { name, exact: true });
  await page.goto(visit.joinLink);
  await expect(button("Check camera and microphone")).toBeVisible();
  await at(page, "patient-overview");
  await pressByKeyboard(button("Check camera and microphone"));
  await expect(button("I agree")).toBeVisible();
  await at(page, "patient-consent");
  await pressByKeyboard(button("I agree"));
  await expect(page.getByText(/^Your browser is not allowed to use/)).toBeVisible();
  await at(page, "patient-permission-help");
  await page.evaluate(() => window.dispatchEvent(new Event("allow-devices")));
  await expect(page.getByText(/^Camera\s*works$/)).toBeVisible();
  await expect(page.getByText(/^Microphone\s*works$/)).toBeVisible();
  await expect(page.getByText(/^Connection\s*(works|could)/)).toBeVisible({ timeout: 30_000 });
  await at(page, "patient-device-check");
  await pressByKeyboard(button("I am ready"));
}

async function wait({ patientPage: page, doctorPage, visit, at }: Walk): Promise<void> {
  const button = (name: string) => page.getByRole("button", { name, exact: true });
  const isSeen = page.getByText("Dr. Amara Osei knows that you are here.");
  await expect(isSeen).toBeVisible();
  await at(page, "patient-waiting");
  await expect(doctorPage.getByRole("article", { name: "Wanjiru Mwangi" })).toBeVisible();
  await at(doctorPage, "doctor-day-patient-waits");

  await pressByKeyboard(button("Test sound and camera"));
  await at(page, "patient-waiting-device-test");
  await page.keyboard.press("Escape");
  await pressByKeyboard(button("Change the name that guests see"));
  await page.getByLabel("Your name for guests").fill("Wanjiru M.");
  await at(page, "patient-waiting-name");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Wanjiru M.")).toBeVisible();
  await pressByKeyboard(button("Write to the clinic"));
  await page.getByLabel("Your message").fill("I have a fever again since this morning.");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("listitem").getByText("I have a fever again")).toBeVisible();
  await at(page, "patient-waiting-chat");
  await page.keyboard.press("Escape");

  await visit.doctor.api.turnAway(visit.id);
  await expect(page.getByText("Dr. Amara Osei cannot see you right now")).toBeVisible();
  await at(page, "patient-turned-away");
  await pressByKeyboard(button("Ask again"));
  await expect(isSeen).toBeVisible();
  await pressByKeyboard(button("Leave the waiting room"));
  await expect(page.getByRole("heading", { name: "You have left the waiting room" })).toBeFocused();
  await at(page, "patient-left");
  await pressByKeyboard(button("Go back to the waiting room"));
  await expect(isSeen).toBeVisible();
}

async function meet({ doctorPage, patientPage, at }: Walk): Promise<void> {
  await expect(doctorPage.getByRole("article", { name: "Wanjiru Mwangi" })).toBeVisible();
  await doctorPage.keyboard.press("Enter");
  await expect(doctorPage.getByText(/^Connection\s*(works|could)/)).toBeVisible({ timeout: 30_000 });
  await at(doctorPage, "doctor-lobby");
  await pressByKeyboard(doctorPage.getByRole("button", { name: "Start visit" }));
  for (const page of [doctorPage, patientPage]) await expectInCall(page);
  await expect(patientPage.locator('[data-participant^="doctor-"] video')).toBeVisible();
  await at(patientPage, "patient-call");
  await expect(doctorPage.locator('[data-participant^="patient-"] video')).toBeVisible();
  await at(doctorPage, "doctor-call");
}

async function bringGuest({ doctorPage, guestPage, at }: Walk): Promise<void> {
  await doctorPage.getByRole("button", { name: "Patient", exact: true }).click();
  await doctorPage.getByLabel("Your notes").fill("Fever since this morning, 38.4 °C. No rash.");
  await expect(doctorPage.getByText(/^Saved at/)).toBeVisible();
  await at(doctorPage, "doctor-call-notes");
  await doctorPage.getByRole("tab", { name: "Details" }).click();
  await at(doctorPage, "doctor-call-details");
  await doctorPage.getByRole("tab", { name: "Guests" }).click();
  await doctorPage.getByRole("button", { name: "Invite a guest" }).click();
  await doctorPage.getByLabel("Who is it?").fill("Interpreter");
  await doctorPage.keyboard.press("Enter");
  const link = await doctorPage.getByLabel("Link for the guest").inputValue();
  await at(doctorPage, "doctor-call-guest-link");
  await doctorPage.getByRole("button", { name: "Done" }).click();

  await guestPage.goto(link);
  const button = (name: string) => guestPage.getByRole("button", { name, exact: true });
  await expect(button("Check camera and microphone")).toBeVisible();
  await at(guestPage, "guest-welcome");
  await pressByKeyboard(button("Check camera and microphone"));
  await expect(guestPage.getByText(/^Connection\s*(works|could)/)).toBeVisible({ timeout: 30_000 });
  await at(guestPage, "guest-device-check");
  await pressByKeyboard(button("I am ready"));
  await expect(guestPage.getByText("Dr. Amara Osei sees that you are here.")).toBeVisible();
  await at(guestPage, "guest-waiting");

  await expect(doctorPage.getByText("Interpreter is waiting to come in.")).toBeVisible();
  await at(doctorPage, "doctor-call-guest-at-the-door");
  await doctorPage.getByRole("tab", { name: "Guests" }).press("y");
  await expectInCall(guestPage);
  await expect(guestPage.locator('[data-participant^="patient-"]').getByText("Wanjiru M.")).toBeVisible();
  await at(guestPage, "guest-call");
  await at(doctorPage, "doctor-call-of-three");
}

async function tryTheControls({ doctorPage, patientPage: page, at }: Walk): Promise<void> {
  const button = (name: string) => page.getByRole("button", { name, exact: true });
  await pressByKeyboard(button("Mute"));
  await expect(doctorPage.locator('[data-participant^="patient-"]')).toHaveAttribute("data-muted", "true");
  await pressByKeyboard(button("Camera"));
  await at(page, "patient-call-muted-without-camera");
  await pressByKeyboard(button("Mute"));
  await pressByKeyboard(button("Camera"));
  await pressByKeyboard(button("Chat"));
  await expect(page.getByRole("listitem").getByText("I have a fever again")).toBeVisible();
  await at(page, "patient-call-chat");
  await page.keyboard.press("Escape");
  await pressByKeyboard(button("More"));
  await at(page, "patient-call-more");
  await pressByKeyboard(page.getByRole("dialog").getByRole("button", { name: "Sound and camera" }));
  await expect(page.getByRole("dialog", { name: "Sound and camera" })).toBeVisible();
  await at(page, "patient-call-devices");
  await page.keyboard.press("Escape");
  await pressByKeyboard(button("Leave"));
  await expect(page.getByRole("heading", { name: "You have left the visit" })).toBeFocused();
  await at(page, "patient-left-the-call");
  await pressByKeyboard(button("Go back to the visit"));
  await expectInCall(page);

  await doctorPage.getByRole("button", { name: "Mute", exact: true }).press("?");
  await expect(doctorPage.getByRole("dialog", { name: "Keys" })).toBeVisible();
  await at(doctorPage, "doctor-call-keys");
  await doctorPage.keyboard.press("Escape");
}

async function readWhatIsSaid({ doctorPage, patientPage: page, guestPage, at }: Walk): Promise<void> {
  const button = (name: string) => page.getByRole("button", { name, exact: true });
  const dialog = page.getByRole("dialog", { name: "Captions" });
  await pressByKeyboard(button("More"));
  await pressByKeyboard(page.getByRole("dialog").getByRole("button", { name: "Captions" }));
  await expect(dialog).toBeVisible();
  await at(page, "patient-call-captions-language");
  await pressByKeyboard(button("Turn on captions"));
  for (const each of [page, doctorPage, guestPage])
    await expect(each.getByText(/^Captions are on/)).toBeVisible();
  await at(page, "patient-call-captions");
  await at(doctorPage, "doctor-call-captions");
  await guestPage.getByRole("button", { name: "Mute", exact: true }).press("t");
  await expect(guestPage.getByRole("dialog", { name: "Captions" })).toBeVisible();
  await expect(guestPage.getByLabel("Spoken language")).toHaveCount(0);
  await at(guestPage, "guest-call-captions");
  await guestPage.keyboard.press("Escape");
  await pressByKeyboard(button("I understand"));
  await pressByKeyboard(button("More"));
  await pressByKeyboard(page.getByRole("dialog").getByRole("button", { name: "Captions" }));
  await pressByKeyboard(button("Turn off for everyone"));
  await expect(guestPage.getByText(/^Captions are on/)).toHaveCount(0);
}

async function end({ doctorPage, patientPage, guestPage, at }: Walk): Promise<void> {
  await doctorPage.getByRole("button", { name: "End for everyone" }).click();
  await at(doctorPage, "doctor-call-end");
  await doctorPage.keyboard.press("Escape");
  await endForEveryone(doctorPage);
  await expect(doctorPage.getByRole("heading", { name: "The visit has ended" })).toBeVisible();
  await expect(guestPage.getByRole("heading", { name: "The visit has ended" })).toBeVisible();
  await at(guestPage, "guest-ended");
  await expect(patientPage.getByRole("group", { name: "How was the sound?" })).toBeVisible();
  await at(patientPage, "patient-ended");
  for (const question of ["How was the sound?", "How was the picture?"]) {
    await pressChoice(patientPage, question, "Bad");
  }
  await expect(patientPage.getByText("Your answer has reached the clinic.")).toBeVisible();
  await at(patientPage, "patient-ended-survey");

  await doctorPage
    .getByLabel("Summary", { exact: true })
    .fill("A cold. Rest and drink a lot.\nCome back in a week if the fever stays.");
  await doctorPage.getByRole("button", { name: /^Save and share with/ }).click();
  await expect(doctorPage.getByText("Saved. Wanjiru Mwangi can read it.")).toBeVisible();
  await at(doctorPage, "doctor-after");
  await expect(patientPage.getByText("Come back in a week")).toBeVisible();
  await at(patientPage, "patient-ended-summary");
}

/** One of several: Tab comes to the group, the space bar chooses. */
async function pressChoice(page: Page, question: string, answer: string): Promise<void> {
  const choice = page.getByRole("group", { name: question }).getByRole("radio", { name: answer });
  await choice.focus();
  await page.keyboard.press("Space");
  await expect(choice).toBeChecked();
}

/** What administrators see of it, and pages that everybody may open. */
export async function walkOtherPages(
  { admin, newBrowser, at }: Pick<WalkOptions, "admin" | "newBrowser" | "at">,
  { id, joinLink }: Pick<Visit, "id" | "joinLink">,
): Promise<void> {
  const page = await (await newBrowser()).newPage();
  const shows = (title: string) => expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
  await page.goto(`${joinLink}x`);
  await shows("This link is not complete");
  await at(page, "patient-refused");
  await page.goto("/check");
  await shows("Check this device and network");
  await page.getByRole("button", { name: "Start the check" }).click();
  await expect(page.getByRole("button", { name: "Download the report" })).toBeVisible({ timeout: 40_000 });
  await at(page, "check");
  await page.goto("/nowhere");
  await shows("There is no page here");
  await at(page, "nowhere");
  await page.goto("/docs");
  await at(page, "docs");

  await signIn(page, admin);
  await page.getByText("Finished").click();
  await expect(page.getByText("Wanjiru Mwangi")).toBeVisible();
  await at(page, "admin-day");
  await page.goto("/clinic");
  await expect(page.getByLabel("Text that patients agree to")).toBeVisible();
  await at(page, "admin-clinic");
  await page.goto("/system");
  await page.getByRole("button", { name: "Check now" }).first().click();
  await expect(page.getByText("The Twilio set-up is right.")).toBeVisible();
  await at(page, "admin-system");
  await page.goto(`/consultations/${id}/technical-reports`);
  await page.getByRole("button", { name: "Show" }).first().click();
  await at(page, "admin-technical-reports");
  await page.goto(joinLink);
  await shows("This link is for your patient");
  await at(page, "staff-opens-a-patients-link");
}
