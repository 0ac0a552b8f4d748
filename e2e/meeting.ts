import type { BrowserContext, Page } from "playwright/test";
import { actAs, greenPerson, redPerson } from "#e2e/fake-people.ts";
import type { Visit } from "#e2e/fixtures.ts";
import { expectInCall, openLinkAndCheckDevices, signIn } from "#e2e/visit-steps.ts";

export interface Meeting {
  visit: Visit;
  doctor: Page;
  patient: Page;
}

/** Doctor and patient in a call. The doctor is red and the patient green, each with a tone of their own. */
export async function meet(
  createVisit: () => Promise<Visit>,
  newBrowser: () => Promise<BrowserContext>,
  prepare: (pages: { doctor: Page; patient: Page }) => Promise<void> = async () => {},
): Promise<Meeting> {
  const visit = await createVisit();
  await visit.doctor.api.start(visit.id);
  const doctor = await (await newBrowser()).newPage();
  const patient = await (await newBrowser()).newPage();
  await actAs(doctor, redPerson);
  await actAs(patient, greenPerson);
  await prepare({ doctor, patient });
  await openLinkAndCheckDevices(patient, visit.joinLink);
  await signIn(doctor, visit.doctor);
  await doctor.goto(`/consultations/${visit.id}`);
  await doctor.getByRole("button", { name: "Join visit" }).click();
  await Promise.all([expectInCall(doctor), expectInCall(patient)]);
  return { visit, doctor, patient };
}

export const picture = (page: Page, role: "doctor" | "patient" | "guest") =>
  page.locator(`[data-participant^="${role}-"] video`);
export const ownPicture = (page: Page) => page.locator("[data-self-view] video");
export const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

export async function chooseMore(page: Page, name: string): Promise<void> {
  await button(page, "More").click();
  await page.getByRole("dialog").getByRole("button", { name }).click();
}
