import { type BrowserContext, expect, type Page } from "playwright/test";
import { expectAccessible } from "#e2e/accessibility.ts";
import { actAs, expectHears, expectShows, greenPerson, redPerson } from "#e2e/fake-people.ts";
import { test, type Visit } from "#e2e/fixtures.ts";
import { expectInCall, openLinkAndCheckDevices, signIn } from "#e2e/visit-steps.ts";

/** What people do and miss while a call lasts. The doctor is red and the patient green, each with a tone of their own. */

interface Meeting {
  visit: Visit;
  doctor: Page;
  patient: Page;
}

async function meet(
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

const picture = (page: Page, role: "doctor" | "patient" | "guest") =>
  page.locator(`[data-participant^="${role}-"] video`);
const ownPicture = (page: Page) => page.locator("[data-self-view] video");
const screenOn = (page: Page) => page.locator("[data-screen]");
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

test("each sees and hears the other, and nobody hears themselves", async ({ createVisit, newBrowser }) => {
  const { doctor, patient } = await meet(createVisit, newBrowser);

  await expectShows(picture(doctor, "patient"), greenPerson);
  await expectShows(picture(patient, "doctor"), redPerson);
  await expectShows(ownPicture(doctor), redPerson);
  await expectHears(doctor, greenPerson);
  await expectHears(patient, redPerson);

  await button(patient, "Mute").click();
  await expect(doctor.locator('[data-participant^="patient-"]')).toHaveAttribute("data-muted", "true");
  await expectHears(doctor);
  await expect(doctor.getByText("Robin Vale is muted.")).toBeAttached();
});

test("whose browser plays no sound before a press is asked for one, and then hears", async ({
  createVisit,
  newBrowser,
}) => {
  const { patient } = await meet(createVisit, newBrowser, async (pages) => {
    await pages.patient.addInitScript(() => {
      let isAllowed = false;
      const allow = ({ target }: Event) => {
        if (target instanceof Element && target.closest("button")?.textContent === "Press to hear the others")
          isAllowed = true;
      };
      window.addEventListener("click", allow, true);
      const play = HTMLMediaElement.prototype.play;
      HTMLAudioElement.prototype.play = function () {
        if (isAllowed) return play.call(this);
        this.pause();
        return Promise.reject(new DOMException("", "NotAllowedError"));
      };
    });
  });
  await expectHears(patient);
  await button(patient, "Press to hear the others").click();
  await expectHears(patient, redPerson);
  await expect(button(patient, "Press to hear the others")).toHaveCount(0);
});

test("a headset that is pulled out is replaced by the microphone that is left", async ({
  createVisit,
  newBrowser,
}) => {
  const { doctor, patient } = await meet(createVisit, newBrowser);
  await expectHears(doctor, greenPerson);
  await patient.evaluate(() => {
    const track = window.fakeMicrophones.at(-1);
    track?.stop();
    // What a browser does for a device that is gone, and `stop()` by a script does not.
    track?.dispatchEvent(new Event("ended"));
  });
  await expect.poll(() => patient.evaluate(() => window.fakeMicrophones.length)).toBeGreaterThan(1);
  await expectHears(doctor, greenPerson);
});

test("a screen that the browser's own bar stops is gone for everyone", async ({
  createVisit,
  newBrowser,
}) => {
  const { doctor, patient } = await meet(createVisit, newBrowser, async (pages) => {
    await pages.doctor.addInitScript(() => {
      const { mediaDevices } = navigator;
      const getDisplayMedia = mediaDevices.getDisplayMedia.bind(mediaDevices);
      mediaDevices.getDisplayMedia = async (options) => {
        const stream = await getDisplayMedia(options);
        window.addEventListener("browser-bar", () => {
          for (const track of stream.getTracks()) {
            track.stop();
            // What a browser does on its own bar, and `stop()` by a script does not.
            track.dispatchEvent(new Event("ended"));
          }
        });
        return stream;
      };
    });
  });
  await button(doctor, "Share screen").click();
  await expect(screenOn(patient).locator("video")).toBeVisible();

  await doctor.evaluate(() => window.dispatchEvent(new Event("browser-bar")));

  await expect(screenOn(patient)).toHaveCount(0);
  await expect(button(doctor, "Share screen")).toHaveAttribute("aria-pressed", "false");
});

test("a message is counted until it is seen, and stays with the visit", async ({
  createVisit,
  newBrowser,
}) => {
  const { doctor, patient } = await meet(createVisit, newBrowser);
  await button(patient, "Chat").click();
  await expectAccessible(patient);
  await patient.getByLabel("Your message").fill("I took two of the white pills");
  await patient.getByLabel("Your message").press("Enter");
  await expect(patient.getByText("I took two of the white pills")).toBeVisible();
  await expect(patient.getByLabel("Your message")).toHaveValue("");

  await doctor.getByRole("button", { name: "Chat, 1 new message" }).click();
  await expect(doctor.getByRole("complementary").getByText("I took two of the white pills")).toBeVisible();
  await expect(button(doctor, "Chat")).toHaveAttribute("aria-pressed", "true");
  await expect(patient.getByText("Read", { exact: true })).toBeVisible();

  await doctor.getByLabel("Your message").press("Escape");
  await expect(doctor.getByRole("complementary")).toHaveCount(0);
  await expect(button(doctor, "Chat")).toBeFocused();
  await expectShows(picture(doctor, "patient"), greenPerson);
});

test("a message that does not arrive stays to be sent again, once", async ({ createVisit, newBrowser }) => {
  const { doctor, patient } = await meet(createVisit, newBrowser);
  await button(patient, "Chat").click();
  // It arrives, and the answer is lost: the worst case.
  await patient.route("**/send_message/", async (route) => {
    await route.fetch();
    await route.abort();
  });
  await patient.getByLabel("Your message").fill("It hurts here");
  await button(patient, "Send").click();
  await expect(patient.getByText("Your message was not sent")).toBeVisible();
  await expect(patient.getByLabel("Your message")).toHaveValue("It hurts here");

  await patient.unroute("**/send_message/");
  await button(patient, "Send").click();
  await expect(patient.getByText("Your message was not sent")).toHaveCount(0);
  await doctor.getByRole("button", { name: "Chat, 1 new message" }).click();
  await expect(doctor.getByRole("listitem").filter({ hasText: "It hurts here" })).toHaveCount(1);
});

test("keys work the call, not while somebody writes, and can be switched off", async ({
  createVisit,
  newBrowser,
}) => {
  const { doctor } = await meet(createVisit, newBrowser);
  const mute = button(doctor, "Mute");
  await doctor.keyboard.press("m");
  await expect(mute).toHaveAttribute("aria-pressed", "true");

  await doctor.keyboard.press("c");
  const message = doctor.getByLabel("Your message");
  await message.fill("");
  await message.pressSequentially("hmm?");
  await expect(message).toHaveValue("hmm?");
  await expect(mute).toHaveAttribute("aria-pressed", "true");
  await message.press("Escape");

  await doctor.keyboard.press("?");
  const sheet = doctor.getByRole("dialog", { name: "Keys" });
  await expect(sheet.getByText("Mute or unmute")).toBeVisible();
  await expectAccessible(doctor);
  await sheet.getByLabel("Use these keys").uncheck();
  await doctor.keyboard.press("Escape");
  await doctor.keyboard.press("m");
  await doctor.keyboard.press("?");
  await expect(sheet).toBeHidden();
  await expect(mute).toHaveAttribute("aria-pressed", "true");
});

test("who talks while muted is told, and is heard after one press", async ({ createVisit, newBrowser }) => {
  const { doctor, patient } = await meet(createVisit, newBrowser);
  await button(patient, "Mute").click();
  await expect(patient.getByText("You are muted. The others cannot hear you.")).toBeVisible();
  await expectAccessible(patient);
  await button(patient, "Unmute").click();
  await expect(patient.getByText("You are muted. The others cannot hear you.")).toHaveCount(0);
  await expectHears(doctor, greenPerson);
});

test("whose microphone gives no sound at all is told", async ({ createVisit, newBrowser }) => {
  const { patient } = await meet(createVisit, newBrowser, async (pages) => {
    await pages.patient.addInitScript(() => {
      const { mediaDevices } = navigator;
      const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices);
      mediaDevices.getUserMedia = async (constraints) => {
        const stream = await getUserMedia(constraints);
        const silence = new AudioContext().createMediaStreamDestination().stream.getAudioTracks();
        return new MediaStream([...stream.getVideoTracks(), ...(constraints?.audio ? silence : [])]);
      };
    });
  });
  await expect(patient.getByText("Your microphone gives no sound")).toBeVisible({ timeout: 25_000 });
  await button(patient, "Choose another").click();
  await expect(patient.getByRole("dialog", { name: "Sound and camera" })).toBeVisible();
});
