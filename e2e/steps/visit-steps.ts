import { expect, type Page } from "playwright/test";
import type { Visit } from "#e2e/steps/fixtures.ts";
import type { StaffMember } from "#e2e/steps/staff-member.ts";

/** The steps that doctor and patient take, as they see them. */

export async function signIn(
  page: Page,
  { email, password }: Pick<StaffMember, "email" | "password">,
): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/dashboard");
}

/** Signed in, without the pages for it: of those there are other tests, and this takes 2 to 3 s less. */
export async function beSignedIn(page: Page, { idToken }: Pick<StaffMember, "idToken">): Promise<void> {
  const answer = await page.request.post("/api/session/", { data: { id_token: idToken } });
  expect(answer.status()).toBe(200);
}

export async function openDashboard(page: Page, staff: Pick<StaffMember, "idToken">): Promise<void> {
  await beSignedIn(page, staff);
  await page.goto("/dashboard");
}

/** From the link to the waiting room, or into the call when the visit has started. */
export async function openLinkAndCheckDevices(page: Page, joinLink: string): Promise<void> {
  await openLink(page, joinLink);
  await sayReady(page);
}

/** From the link to the device check that has gone well. */
export async function openLink(page: Page, joinLink: string): Promise<void> {
  await page.goto(joinLink);
  await page.getByRole("button", { name: "Check camera and microphone" }).click();
  await expect(page.getByText(/^Camera\s*works$/)).toBeVisible();
}

export async function sayReady(page: Page): Promise<void> {
  await page.getByRole("button", { name: "I am ready" }).click();
}

/** From the dashboard's card of the waiting patient into the call. */
export async function startFromDashboard(page: Page, patientName: string): Promise<void> {
  await page.getByRole("article", { name: patientName }).getByRole("link", { name: "Start visit" }).click();
  await startFromLobby(page);
}

export async function startFromLobby(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Start visit" }).click();
}

/** The doctor's way into a visit that has started, from the visit's own page. */
export async function joinStarted(page: Page, { id, doctor }: Pick<Visit, "id" | "doctor">): Promise<void> {
  await beSignedIn(page, doctor);
  await page.goto(`/consultations/${id}`);
  await page.getByRole("button", { name: "Join visit" }).click();
}

export async function endForEveryone(page: Page): Promise<void> {
  await page.getByRole("button", { name: "End for everyone" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "End for everyone" }).click();
}

export function callPhase(page: Page): Promise<string | null> {
  return page.locator("[data-call-phase]").getAttribute("data-call-phase");
}

export async function expectInCall(page: Page): Promise<void> {
  await expect(page.locator('[data-call-phase="connected"]')).toBeVisible();
}
