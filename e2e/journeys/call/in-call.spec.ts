import { expect, type Page } from "playwright/test";
import { expectAccessible } from "#e2e/steps/accessibility.ts";
import {
  actAs,
  bluePerson,
  expectHears,
  expectShows,
  greenPerson,
  redPerson,
} from "#e2e/steps/fake-people.ts";
import { test } from "#e2e/steps/fixtures.ts";
import { bringGuest, button, meet, ownPicture, picture } from "#e2e/steps/meeting.ts";

/** What people do and miss while a call lasts. */

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

test("my phone rang during the visit: I read what took the microphone, and am heard again", async ({
  createVisit,
  newBrowser,
}) => {
  const { doctor, patient } = await meet(createVisit, newBrowser);
  await expectHears(doctor, greenPerson);
  // The system takes the microphone and gives it back: a browser mutes the track for as long, and no script can.
  const ring = (isMuted: boolean) =>
    patient.evaluate((value) => {
      const track = window.fakeMicrophones.at(-1);
      if (!track) throw new Error("No microphone is open");
      Object.defineProperty(track, "muted", { value, configurable: true });
      track.dispatchEvent(new Event(value ? "mute" : "unmute"));
    }, isMuted);
  await ring(true);
  await expect(patient.getByText("Something interrupted your microphone")).toBeVisible();
  await expectAccessible(patient);
  await button(patient, "Switch it on again").click();
  await expect(patient.getByText("Something interrupted your microphone")).toHaveCount(0);
  await expectHears(doctor, greenPerson);
});

test("whoever closes the page is gone for the others at once, and leaves no ghost behind", async ({
  createVisit,
  newBrowser,
}) => {
  const { doctor, patient } = await meet(createVisit, newBrowser);
  await expect(picture(doctor, "patient")).toBeVisible();
  await patient.close({ runBeforeUnload: true });
  // Half a minute later their session would have run out by itself.
  await expect(picture(doctor, "patient")).toHaveCount(0, { timeout: 20_000 });
  await expect(doctor.getByText("Nobody else is here at the moment.")).toBeVisible();
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

test("a message leaves the field while it is sent, and is there again when it does not arrive", async ({
  createVisit,
  newBrowser,
}) => {
  const { doctor, patient } = await meet(createVisit, newBrowser);
  await button(patient, "Chat").click();
  const field = patient.getByLabel("Your message");
  let lose = () => {};
  const untilLost = new Promise<void>((resolve) => {
    lose = resolve;
  });
  await patient.route("**/send_message/", async (route) => {
    await untilLost;
    await route.abort();
  });
  await field.fill("It hurts here");
  await button(patient, "Send").click();
  await expect(patient.getByText("Sending", { exact: true })).toBeVisible();
  await field.fill("And here");
  await expectAccessible(patient);
  lose();
  await expect(patient.getByText("Your message was not sent")).toBeVisible();
  await expect(field).toHaveValue("It hurts here\nAnd here");

  await patient.unroute("**/send_message/");
  await button(patient, "Send").click();
  await expect(field).toHaveValue("");
  await expect(patient.getByText("Your message was not sent")).toHaveCount(0);
  await doctor.getByRole("button", { name: "Chat, 1 new message" }).click();
  await expect(doctor.getByRole("listitem").filter({ hasText: "It hurts here" })).toHaveCount(1);
});

test("a message that arrives, and whose answer is lost, is not there to be sent again", async ({
  createVisit,
  newBrowser,
}) => {
  const { doctor, patient } = await meet(createVisit, newBrowser);
  await button(patient, "Chat").click();
  await patient.route("**/send_message/", async (route) => {
    await route.fetch();
    await route.abort();
  });
  await patient.getByLabel("Your message").fill("It hurts here");
  await button(patient, "Send").click();
  await expect(patient.getByRole("listitem").filter({ hasText: "It hurts here" })).toBeVisible();
  await expect(patient.getByLabel("Your message")).toHaveValue("");
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
  await expect(patient.getByText("Your microphone gives no sound")).toBeVisible();
  await button(patient, "Choose another").click();
  await expect(patient.getByRole("dialog", { name: "Sound and camera" })).toBeVisible();
});

test("my son joined on a second phone beside me and everybody heard an echo: I read why, and one press ends it", async ({
  createVisit,
  newBrowser,
  world,
}) => {
  // Three browsers share one machine, and nothing is told before seconds of speech were heard.
  test.setTimeout(480_000);
  const inOurRoom = { voice: 1, fromMs: 0, untilMs: 4_000 };
  const { visit, doctor, patient } = await meet(createVisit, newBrowser, async (pages) => {
    await actAs(pages.doctor, { ...redPerson, talk: { voice: 2, fromMs: 4_000, untilMs: 6_000 } });
    await actAs(pages.patient, { ...greenPerson, talk: inOurRoom });
  });
  // As over a network: what comes at the very moment of the own voice is the own loudspeaker heard by the own microphone.
  const son = { ...bluePerson, talk: { ...inOurRoom, lateMs: 180 } };
  const guest = await bringGuest({ visit, context: await newBrowser(), world }, son);

  const notice = (page: Page) => page.getByRole("status").filter({ hasText: "There may be an echo" });
  await expect(notice(patient)).toContainText("Your device and Guest's hear the same voice", {
    timeout: 150_000,
  });
  await expectAccessible(patient);
  // Who is somewhere else has heard as much of both, in turn with their own voice.
  await expect(notice(doctor)).toHaveCount(0);

  await button(patient, "Mute this device").click();
  await expect(notice(patient)).toHaveCount(0);
  await expect(button(patient, "Mute")).toHaveAttribute("aria-pressed", "true");
  await expect(doctor.locator('[data-participant^="patient-"]')).toHaveAttribute("data-muted", "true");

  await button(patient, "Mute").click();
  await expect(notice(patient)).toBeVisible({ timeout: 150_000 });
  await button(patient, "It is fine").click();
  await expect(notice(patient)).toHaveCount(0);
  await expect(button(patient, "Mute")).toHaveAttribute("aria-pressed", "false");
  await guest.leave();
});
