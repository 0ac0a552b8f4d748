import { type BrowserContext, expect, type Page } from "playwright/test";
import { serveBlankPage } from "#e2e/stand-ins/twilio/blank-page.ts";
import { SdkParticipant } from "#e2e/stand-ins/twilio/sdk-participant.ts";
import { testToken } from "#e2e/stand-ins/twilio/test-account.ts";
import { actAs, type FakePerson, greenPerson, redPerson } from "#e2e/steps/fake-people.ts";
import type { Visit } from "#e2e/steps/fixtures.ts";
import { expectInCall, joinStarted, openLinkAndCheckDevices } from "#e2e/steps/visit-steps.ts";
import type { TestWorld } from "#e2e/world/test-world.ts";

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
  await joinStarted(doctor, visit);
  await Promise.all([expectInCall(doctor), expectInCall(patient)]);
  return { visit, doctor, patient };
}

/** Someone who comes to the visit's room with the SDK alone. */
export async function bringGuest(
  { visit, context, world }: { visit: Visit; context: BrowserContext; world: TestWorld },
  person: FakePerson,
): Promise<SdkParticipant> {
  const blank = await serveBlankPage();
  const { sid: accountSid, apiKeys } = world.twilioAccount;
  const room = `panacare-consultation-${visit.id}`;
  const guest = await SdkParticipant.open(context, blank.url, (page) => actAs(page, person));
  const entered = await guest.connect(
    testToken({
      accountSid,
      room,
      identity: "guest-1",
      ...(apiKeys[0] && { keySid: apiKeys[0].sid, secret: apiKeys[0].secret }),
    }),
    { wsServer: world.addresses.twilio.signaling, name: room },
  );
  expect(entered).toHaveProperty("sid");
  blank.stop();
  return guest;
}

export const picture = (page: Page, role: "doctor" | "patient" | "guest") =>
  page.locator(`[data-participant^="${role}-"] video`);
export const ownPicture = (page: Page) => page.locator("[data-self-view] video");
export const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

export async function chooseMore(page: Page, name: string): Promise<void> {
  await button(page, "More").click();
  await page.getByRole("dialog").getByRole("button", { name }).click();
}
