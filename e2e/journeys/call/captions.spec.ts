import { expect, type Page } from "playwright/test";
import { expectAccessible } from "#e2e/steps/accessibility.ts";
import { test, type Visit } from "#e2e/steps/fixtures.ts";
import { button, chooseMore, meet, picture } from "#e2e/steps/meeting.ts";
import { controlTwilio, roomsAtTwilio, say, stopTwilioFaults } from "#e2e/steps/twilio-control.ts";
import { expectInCall } from "#e2e/steps/visit-steps.ts";

/** What is said, to be read. */

const captions = (page: Page) => page.getByRole("log", { name: "Captions" });
const notice = (page: Page) => page.getByRole("status").filter({ hasText: "Captions are on" });
const roomOf = ({ id }: Pick<Visit, "id">) => `panacare-consultation-${id}`;

async function turnOn(page: Page, language?: string): Promise<void> {
  await chooseMore(page, "Captions");
  const dialog = page.getByRole("dialog", { name: "Captions" });
  if (language) await dialog.getByLabel("Spoken language").selectOption({ label: language });
  await dialog.getByRole("button", { name: "Turn on captions" }).click();
  await expect(dialog).toHaveCount(0);
}

/** The strip takes its place from the pictures, and lies on none of them and on no control. */
async function expectCoversNothing(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size);
  const strip = captions(page).locator("..");
  const others = page.locator("[data-participant], [data-self-view], fieldset");
  const overlaps = async () => {
    const box = await strip.boundingBox();
    if (!box) return ["no strip"];
    const boxes = await Promise.all((await others.all()).map((other) => other.boundingBox()));
    return boxes.filter((other) => other && other.y < box.y + box.height && other.y + other.height > box.y);
  };
  await expect.poll(overlaps, { message: `at ${size.width} × ${size.height}` }).toEqual([]);
  await expect(strip).toBeInViewport({ ratio: 1 });
}

test("I hear badly: the doctor turns captions on, I learn who writes them, and read who says what", async ({
  createVisit,
  newBrowser,
  world,
}) => {
  test.slow();
  const { visit, doctor, patient } = await meet(createVisit, newBrowser);
  const { doctor: theDoctor, patient: thePatient } = await visit.doctor.api.read(visit.id);
  const room = roomOf(visit);
  const doctorSays = { room, identity: `doctor-${theDoctor.id}` };
  const patientSays = { room, identity: `patient-${thePatient.id}` };

  await test.step("both are told that what they say is written down, by a computer that may be wrong", async () => {
    await button(doctor, "Mute").press("t");
    await expect(doctor.getByRole("dialog", { name: "Captions" })).toBeVisible();
    await expectAccessible(doctor);
    await doctor.keyboard.press("Escape");
    await turnOn(doctor, "English (UK)");
    for (const page of [doctor, patient]) {
      await expect(notice(page)).toContainText("Captions are on: English (UK)");
      await expect(notice(page)).toContainText("It can be wrong");
      await expect(captions(page)).toHaveText("What is said will be shown here.");
    }
    await expectAccessible(patient);
  });

  await test.step("words show while they are spoken, under the name of who speaks", async () => {
    await say(world, doctorSays, "How long have you had this favour", { isPartial: true });
    // At once, because a line goes 6 s after it was said.
    await Promise.all([
      expect(captions(patient)).toHaveText("Dr. Kim Park: How long have you had this favour"),
      expect(captions(doctor)).toHaveText("You: How long have you had this favour"),
    ]);
    await say(world, doctorSays, "How long have you had this fever?");
    await expect(captions(patient)).toHaveText("Dr. Kim Park: How long have you had this fever?");
    await say(world, patientSays, "Since Monday.");
    await Promise.all([
      expect(captions(doctor).getByText("Robin Vale: Since Monday.")).toBeVisible(),
      expect(captions(patient).getByText("You: Since Monday.")).toBeVisible(),
      expect(captions(patient).getByText("Since Monday.", { exact: true })).toHaveAttribute("lang", "en-GB"),
    ]);
  });

  await test.step("nothing is covered by them, on the narrowest phone, at a zoom of 200 % and on a wide screen", async () => {
    await say(
      world,
      doctorSays,
      "Take one of the white pills in the morning and one in the evening, after a meal. ".repeat(3),
    );
    await button(patient, "I understand").click();
    await expect(notice(patient)).toHaveCount(0);
    for (const size of [
      { width: 320, height: 640 },
      { width: 640, height: 400 },
      { width: 1280, height: 800 },
    ]) {
      await expectCoversNothing(patient, size);
      await expectAccessible(patient);
    }
    await expect(notice(doctor)).toBeVisible();
    for (const colorScheme of ["dark", "light"] as const) {
      await doctor.emulateMedia({ colorScheme });
      await expectAccessible(doctor);
    }
  });

  await test.step("lines vanish when nobody speaks any more", async () => {
    await expect(captions(doctor)).toHaveText("What is said will be shown here.", { timeout: 40_000 });
  });

  await test.step("who does not need them hides them for themselves", async () => {
    await button(patient, "Hide captions here").click();
    await expect(captions(patient)).toHaveCount(0);
    await expect(captions(doctor)).toBeVisible();
  });

  await test.step("who loads the page anew is told of them again, has them hidden as before, and back by one press", async () => {
    await patient.reload();
    await expectInCall(patient);
    await expect(notice(patient)).toBeVisible();
    await expect(picture(patient, "doctor")).toBeVisible();
    await expect(captions(patient)).toHaveCount(0);
    await chooseMore(patient, "Captions");
    await patient.getByRole("dialog").getByLabel("Show captions on this device").check();
    await expectAccessible(patient);
    await patient.keyboard.press("Escape");
    await say(world, doctorSays, "Are you back?");
    await expect(captions(patient)).toHaveText("Dr. Kim Park: Are you back?");
  });

  await test.step("the patient turns them off for everybody", async () => {
    await chooseMore(patient, "Captions");
    await button(patient, "Turn off for everyone").click();
    for (const page of [doctor, patient]) {
      await expect(captions(page)).toHaveCount(0);
      await expect(notice(page)).toHaveCount(0);
    }
    await expect
      .poll(() => roomsAtTwilio(world, room))
      .toMatchObject([{ transcription: { status: "stopped" } }]);
  });
});

test("captions begin by themselves once Twilio answers, and in another language when somebody asks for it", async ({
  createVisit,
  newBrowser,
  world,
}) => {
  const { visit, doctor, patient } = await meet(createVisit, newBrowser);
  const transcription = () => roomsAtTwilio(world, roomOf(visit)).then(([room]) => room?.transcription);
  await controlTwilio(world, "/faults", { target: "transcriptions.list", mode: "500", times: 100 });
  try {
    await turnOn(patient, "Français");
    await expect(notice(doctor)).toContainText("Captions are on: Français");
    expect(await transcription()).toBeNull();
  } finally {
    await stopTwilioFaults(world);
  }
  await expect.poll(transcription).toEqual({ status: "started", languageCode: "fr-FR" });

  await chooseMore(doctor, "Captions");
  await doctor.getByRole("dialog").getByLabel("Spoken language").selectOption({ label: "Español (América)" });
  await button(doctor, "Use this language").click();
  await expect(notice(patient)).toContainText("Captions are on: Español (América)");
  await expect.poll(transcription).toEqual({ status: "started", languageCode: "es-US" });
});
