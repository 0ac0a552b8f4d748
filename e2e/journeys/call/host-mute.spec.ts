import { expect } from "playwright/test";
import { expectAccessible } from "#e2e/steps/accessibility.ts";
import { bluePerson, expectHears, greenPerson, redPerson } from "#e2e/steps/fake-people.ts";
import { test } from "#e2e/steps/fixtures.ts";
import { bringGuest, button, meet } from "#e2e/steps/meeting.ts";

/** The doctor turns off another's microphone; nobody else can. */

test("my television drowned the visit: the doctor mutes me, I read who did it, and speak again when I like", async ({
  createVisit,
  newBrowser,
}) => {
  const { doctor, patient } = await meet(createVisit, newBrowser);
  const tile = doctor.locator('[data-participant^="patient-"]');
  const muteThem = button(doctor, "Mute Robin Vale");
  const notice = patient.getByRole("status").filter({ hasText: "Dr. Kim Park turned your microphone off." });
  await expectHears(doctor, greenPerson);
  await expectAccessible(doctor);
  const { width, height } = (await muteThem.boundingBox()) ?? { width: 0, height: 0 };
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);

  await muteThem.press("Enter");
  await expect(tile).toHaveAttribute("data-muted", "true");
  await expect(doctor.getByText("Robin Vale is muted.")).toBeAttached();
  await expect(muteThem).toHaveCount(0);
  await expect(tile).toBeFocused();
  await expectHears(doctor);
  await expectAccessible(doctor);

  await expect(notice).toContainText("To speak, press Unmute.");
  await expect(button(patient, "Mute")).toHaveAttribute("aria-pressed", "true");
  await expect(patient.locator("[data-self-view]")).toContainText("muted");
  await expect(patient.getByRole("button", { name: "Mute Dr. Kim Park" })).toHaveCount(0);
  // They talk on, and are told once that nobody hears them.
  await expect(patient.getByText("You are muted.")).toHaveCount(0);
  await expectAccessible(patient);
  await button(patient, "Unmute").click();
  await expect(notice).toHaveCount(0);
  await expect(tile).toHaveAttribute("data-muted", "false");
  await expectHears(doctor, greenPerson);

  await muteThem.click();
  await expect(notice).toBeVisible();
  await expectHears(doctor);
});

test("a guest who repeats the doctor's request mutes nobody", async ({ createVisit, newBrowser, world }) => {
  // Three browsers that code video share one machine.
  test.slow();
  const { visit, doctor, patient } = await meet(createVisit, newBrowser);
  const guest = await bringGuest({ visit, context: await newBrowser(), world }, bluePerson);
  await expectHears(doctor, greenPerson, bluePerson);
  await expectHears(patient, redPerson, bluePerson);
  await button(doctor, "Mute Robin Vale").click();
  await button(patient, "Unmute").click();
  const heard = () => guest.events().then((events) => events.join("\n").match(/\{"mute":.*\}/)?.[0]);
  await expect.poll(heard).toBeDefined();
  await expectHears(doctor, greenPerson, bluePerson);

  await guest.sendData((await heard()) ?? "");
  // What is sent later is heard later: when this shows, the request was heard, too.
  await guest.sendData(JSON.stringify({ wish: "off", own: "bad" }));
  await expect(patient.getByText("Guest has a weak internet connection")).toBeVisible();
  await expect(button(patient, "Mute")).toHaveAttribute("aria-pressed", "false");
  await expect(patient.getByText("turned your microphone off")).toHaveCount(0);
  await expectHears(doctor, greenPerson, bluePerson);
});
