import { expect } from "playwright/test";
import type { Browser, Page } from "puppeteer-core";
import { expectLiveMedia, watchPeerConnections } from "#e2e/steps/call-media.ts";
import { fillIn, launchFirefox, openPage, press, sees, seesAndHears } from "#e2e/steps/firefox.ts";
import { test } from "#e2e/steps/fixtures.ts";
import { say } from "#e2e/steps/twilio-control.ts";
import {
  endForEveryone,
  expectInCall,
  openDashboard,
  openLinkAndCheckDevices,
  startFromDashboard,
} from "#e2e/steps/visit-steps.ts";
import { findFirefox } from "#e2e/world/browser.ts";

/** The whole visit with Firefox on one side and Chromium on the other, both ways round. */

const firefox = findFirefox();

let browser: Browser | undefined;
/** What Firefox's console calls an error. */
let errors: string[] = [];

test.beforeEach(() => {
  test.skip(typeof firefox !== "string", typeof firefox === "string" ? "" : firefox.unavailable);
});
test.afterEach(async () => {
  await browser?.close();
  browser = undefined;
  expect(errors).toEqual([]);
});

async function openFirefox(): Promise<Page> {
  browser = await launchFirefox(String(firefox));
  errors = [];
  const page = await openPage(browser);
  page.on("pageerror", (error) => errors.push(String(error)));
  return page;
}

test("a patient in Firefox comes by the link, sees, hears and reads the doctor, and learns of the end", async ({
  createVisit,
  newBrowser,
  world,
}) => {
  const { id, doctor, joinLink } = await createVisit();
  const doctorPage = await (await newBrowser()).newPage();
  await watchPeerConnections(doctorPage);
  await openDashboard(doctorPage, doctor);

  const patientPage = await openFirefox();
  await patientPage.goto(joinLink);
  await press(patientPage, "button", "Check camera and microphone");
  await press(patientPage, "button", "I am ready");
  await sees(patientPage, "knows that you are here");

  await startFromDashboard(doctorPage, "Robin Vale");
  await expectInCall(doctorPage);
  await expectLiveMedia(doctorPage, "patient-");
  await seesAndHears(patientPage, "doctor-");

  await doctor.api.startCaptions(id, "en-GB");
  await sees(patientPage, "Captions are on: English (UK)");
  const { doctor: speaker } = await doctor.api.read(id);
  const room = `panacare-consultation-${id}`;
  await say(world, { room, identity: `doctor-${speaker.id}` }, "How do you feel today?");
  await sees(patientPage, "How do you feel today?");

  await endForEveryone(doctorPage);
  await sees(patientPage, "Your visit has ended");
});

test("a doctor in Firefox starts the visit, sees and hears the patient, and ends it", async ({
  createVisit,
  newBrowser,
  baseURL,
}) => {
  const { doctor, joinLink } = await createVisit();
  const patientPage = await (await newBrowser()).newPage();
  await watchPeerConnections(patientPage);

  const doctorPage = await openFirefox();
  await doctorPage.goto(`${baseURL}/sign-in`);
  await fillIn(doctorPage, "email", doctor.email);
  await fillIn(doctorPage, "password", doctor.password);
  await press(doctorPage, "button", "Sign in");
  await sees(doctorPage, "Robin Vale");

  await openLinkAndCheckDevices(patientPage, joinLink);
  await press(doctorPage, "link", "Start visit");
  await press(doctorPage, "button", "Start visit");
  await seesAndHears(doctorPage, "patient-");
  await expectLiveMedia(patientPage, "doctor-");

  await press(doctorPage, "button", "End for everyone");
  await doctorPage.locator("dialog[open] ::-p-text(End for everyone)").click();
  await expect(patientPage.getByRole("heading", { name: /visit has ended/i })).toBeVisible();
});
