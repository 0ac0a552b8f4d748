import { expect } from "playwright/test";
import { expectAccessible } from "#e2e/steps/accessibility.ts";
import { test } from "#e2e/steps/fixtures.ts";
import { beSignedIn, openDashboard, openLinkAndCheckDevices, signIn } from "#e2e/steps/visit-steps.ts";

const hourMs = 60 * 60 * 1000;

/** A plan that begins so many hours from now. */
function planned(hours: number) {
  const start = Date.now() + hours * hourMs;
  return {
    scheduled_start: new Date(start).toISOString(),
    scheduled_end: new Date(start + hourMs / 2).toISOString(),
  };
}

test.describe("signing in", () => {
  test("says that email or password is wrong, and takes the right ones after that", async ({
    page,
    createStaff,
  }) => {
    const doctor = await createStaff();
    await page.goto("/");
    await expect(page).toHaveURL(/\/sign-in/);
    await page.getByLabel("Email").fill(doctor.email);
    await page.getByLabel("Password").fill("not the password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByText("The email or the password is wrong")).toBeVisible();
    await expectAccessible(page);

    await page.getByLabel("Password").fill(doctor.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("heading", { name: "Today", exact: true })).toBeVisible();
  });

  test("leads back to the visit that was asked for, and to no other site", async ({ page, createVisit }) => {
    const { id, doctor } = await createVisit();
    await page.goto(`/consultations/${id}`);
    await page.getByLabel("Email").fill(doctor.email);
    await page.getByLabel("Password").fill(doctor.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(new RegExp(`/consultations/${id}$`));

    await page.goto("/sign-in?next=//example.com/consultations");
    await expect(page).toHaveURL(/\/dashboard$/);
  });

  test("ends with signing out", async ({ page, createStaff }) => {
    await signIn(page, await createStaff());
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page).toHaveURL(/\/sign-in/);
    await page.goto("/dashboard");
    await expect(page).toHaveURL(/\/sign-in/);
  });

  test("does not look ended when signing out did not reach the server", async ({ page, createStaff }) => {
    await signIn(page, await createStaff());
    await page.route("**/api/session/", (route) => route.abort());
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page.getByText("You may still be signed in on this computer.")).toBeVisible();
    await expectAccessible(page);
    await page.unroute("**/api/session/");
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page).toHaveURL(/\/sign-in/);
  });
});

test.describe("the dashboard", () => {
  test("books the first visit by keyboard and shows its link once", async ({ page, createStaff }) => {
    await openDashboard(page, await createStaff());
    await expect(page.getByRole("heading", { name: "No visits yet" })).toBeVisible();
    await expectAccessible(page);

    await page.keyboard.press("n");
    await expect(page.getByLabel("Patient's name")).toBeFocused();
    await page.keyboard.type("Robin Vale");
    await expectAccessible(page);
    await page.keyboard.press("Enter");
    await expect(page.getByLabel("Link for the patient")).toHaveValue(/\/join\/[0-9a-f-]{36}#./);
    await expect(page.getByRole("button", { name: "Copy link" })).toBeFocused();
    await expectAccessible(page);

    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
    await expect(page.getByText("Robin Vale")).toBeVisible();
    await expect(page.getByText("panacare_join")).toHaveCount(0);
    await expectAccessible(page);
  });

  test("keeps the form when a selection is dragged out of it, and closes it by a press beside it", async ({
    page,
    createStaff,
  }) => {
    await openDashboard(page, await createStaff());
    await expect(page.getByRole("heading", { name: "No visits yet" })).toBeVisible();
    await page.keyboard.press("n");
    const name = page.getByLabel("Patient's name");
    await name.fill("Robin Vale");
    const field = await name.boundingBox();
    if (!field) throw new Error("the field is not drawn");
    await page.mouse.move(field.x + 60, field.y + field.height / 2);
    await page.mouse.down();
    await page.mouse.move(2, field.y + field.height / 2);
    await page.mouse.up();
    await expect(name).toHaveValue("Robin Vale");

    await page.mouse.click(2, field.y + field.height / 2);
    await expect(page.getByRole("dialog")).toBeHidden();
  });

  test("books a visit once when the answer to the first attempt is lost, and shows its link", async ({
    page,
    createStaff,
  }) => {
    await openDashboard(page, await createStaff());
    await page.getByRole("button", { name: "New visit" }).click();
    await page.getByLabel("Patient's name").fill("Robin Vale");
    await page.route("**/api/consultations/", async (route) => {
      await route.fetch();
      await route.abort();
    });
    await page.getByRole("button", { name: "Book visit" }).click();
    await expect(page.getByText("We cannot reach the clinic.")).toBeVisible();

    await page.unroute("**/api/consultations/");
    await page.getByRole("button", { name: "Book visit" }).click();
    await expect(page.getByLabel("Link for the patient")).toHaveValue(/\/join\/[0-9a-f-]{36}#./);
    await page.getByRole("button", { name: "Done" }).click();
    await page.reload();
    await expect(page.getByRole("button", { name: "Change the visit of Robin Vale" })).toHaveCount(1);
  });

  test("says what is wrong beside the field that is wrong", async ({ page, createStaff }) => {
    await openDashboard(page, await createStaff());
    await page.getByRole("button", { name: "New visit" }).click();
    await page.getByLabel("Patient's name").fill("Robin Vale");
    // What a browser takes for an address and the API does not.
    await page.getByLabel("Email").fill("robin@vale");
    await page.getByRole("button", { name: "Book visit" }).click();
    await expect(page.getByLabel("Email")).toHaveAttribute("aria-invalid", "true");
    await expect(page.getByLabel("Patient's name")).toHaveValue("Robin Vale");
  });

  test("finds a visit by any word of it", async ({ page, createVisit }) => {
    const { doctor } = await createVisit({ patient: { name: "Robin Vale" } });
    await createVisit({ doctor, patient: { name: "Kim Hart" }, reason: "Sore throat" });
    await openDashboard(page, doctor);
    await expect(page.getByText("Robin Vale")).toBeVisible();

    await page.keyboard.press("/");
    await expect(page.getByLabel("Search")).toBeFocused();
    await page.keyboard.type("throat kim");
    await expect(page.getByText("Robin Vale")).toBeHidden();
    await expect(page.getByText("Kim Hart")).toBeVisible();
  });

  test("leaves single keys alone once shortcuts are switched off", async ({ page, createStaff }) => {
    await openDashboard(page, await createStaff());
    await page.getByRole("button", { name: "Switch shortcuts off" }).click();
    await page.reload();
    await expect(page.getByRole("button", { name: "Switch keyboard shortcuts on" })).toBeVisible();
    await page.keyboard.press("n");
    await page.getByRole("button", { name: "Switch keyboard shortcuts on" }).click();
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });

  test("opens the next patient with Enter", async ({ page, createVisit, newBrowser }) => {
    const { id, doctor, joinLink } = await createVisit();
    const patientPage = await (await newBrowser()).newPage();
    await openLinkAndCheckDevices(patientPage, joinLink);
    await openDashboard(page, doctor);
    await expect(page.getByRole("heading", { name: "Waiting now" })).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(new RegExp(`/consultations/${id}$`));
    const announced = page.getByRole("status").filter({ hasText: "is waiting" });
    await expect(announced).toBeVisible();
    // It would be read out every minute.
    await expect(announced).not.toContainText("minute");
    await expect(page.getByText("So far: less than a minute.")).toBeVisible();
    await expectAccessible(page);
  });

  test("shows an administrator the clinic's visits and lets them change none", async ({
    page,
    createVisit,
    createStaff,
  }) => {
    const { id, doctor } = await createVisit();
    await openDashboard(
      page,
      await createStaff({ role: "admin", clinicId: doctor.clinicId, name: "Noor Haddad" }),
    );
    await expect(page.getByText("Robin Vale")).toBeVisible();
    await expect(page.getByText(doctor.name)).toBeVisible();
    await expect(page.getByRole("button", { name: /New visit|New link/ })).toHaveCount(0);

    await page.goto(`/consultations/${id}`);
    await expect(page.getByRole("heading", { name: "Robin Vale" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Start visit" })).toHaveCount(0);
  });

  test("keeps what it shows while the network is away, says so, and recovers", async ({
    page,
    context,
    createVisit,
  }) => {
    const { doctor } = await createVisit();
    await openDashboard(page, doctor);
    await expect(page.getByText("Robin Vale")).toBeVisible();
    await context.setOffline(true);
    await expect(page.getByText("No connection to Panacare")).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText("Robin Vale")).toBeVisible();
    await context.setOffline(false);
    await expect(page.getByText("No connection to Panacare")).toBeHidden();
  });

  test("does not find the visit of another doctor", async ({ page, createVisit, createStaff }) => {
    const { id } = await createVisit();
    await beSignedIn(page, await createStaff());
    await page.goto(`/consultations/${id}`);
    await expect(page.getByRole("heading", { name: "We do not find this visit" })).toBeVisible();
    await expectAccessible(page);
  });
});

test.describe("a join link", () => {
  test("shows whose visit it is, with whom and when, and leaves no secret in the address", async ({
    page,
    createVisit,
  }) => {
    const { id, doctor, joinLink } = await createVisit();
    await page.goto(joinLink);
    await expect(page.getByRole("heading", { name: "Your video visit" })).toBeFocused();
    await expect(page.getByText(doctor.name, { exact: true })).toBeVisible();
    await expect(page.getByText("Robin Vale")).toBeVisible();
    await expect(page.getByText(/^today at/)).toBeVisible();
    expect(new URL(page.url()).pathname).toBe(`/join/${id}`);
    expect(new URL(page.url()).hash).toBe("");
    await expectAccessible(page);

    await page.reload();
    await expect(page.getByRole("heading", { name: "Your video visit" })).toBeVisible();
  });

  test("that is not complete says so", async ({ page, createVisit }) => {
    const { joinLink } = await createVisit();
    await page.goto(joinLink.slice(0, -3));
    await expect(page.getByRole("heading", { name: "This link is not complete" })).toBeVisible();
    await expectAccessible(page);
  });

  test("that was replaced puts out who came by it, and says so to who opens it", async ({
    page,
    createVisit,
  }) => {
    const { id, doctor, joinLink } = await createVisit();
    await page.goto(joinLink);
    await expect(page.getByRole("heading", { name: "Your video visit" })).toBeVisible();
    await doctor.api.reissueLink(id);
    await page.reload();
    await expect(page.getByRole("heading", { name: "Please open your link again" })).toBeVisible();

    await page.goto("about:blank");
    await page.goto(joinLink);
    await expect(page.getByRole("heading", { name: "There is a newer link" })).toBeVisible();
  });

  for (const [when, hours, title] of [
    ["more than a day early", 48, "You are early"],
    ["long after the visit", -48, "This link has expired"],
  ] as const) {
    test(`opened ${when} says "${title}"`, async ({ page, createVisit }) => {
      const { joinLink } = await createVisit(planned(hours));
      await page.goto(joinLink);
      await expect(page.getByRole("heading", { name: title })).toBeVisible();
    });
  }

  test("of a visit that has ended says that it is over", async ({ page, createVisit }) => {
    const { id, doctor, joinLink } = await createVisit();
    await doctor.api.start(id);
    await doctor.api.end(id);
    await page.goto(joinLink);
    await expect(page.getByRole("heading", { name: "This visit is over" })).toBeVisible();
  });

  test("asks a signed-in doctor before it signs them out", async ({ page, createVisit }) => {
    const { doctor, joinLink } = await createVisit();
    await beSignedIn(page, doctor);
    await page.goto(joinLink);
    await expect(page.getByRole("heading", { name: "This link is for your patient" })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("link", { name: "Back to the dashboard" }).click();
    await expect(page.getByRole("heading", { name: "Today", exact: true })).toBeVisible();
  });
});

test.describe("the waiting room", () => {
  test("is true to whether the doctor can know of it, and is left by a button", async ({
    page,
    context,
    createVisit,
  }) => {
    const { joinLink } = await createVisit();
    await openLinkAndCheckDevices(page, joinLink);
    await expect(page.getByText("The clinic knows that you are waiting.")).toBeVisible();
    await expectAccessible(page);

    await context.setOffline(true);
    await expect(page.getByText("The connection dropped")).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText("The clinic knows that you are waiting.")).toBeHidden();
    await context.setOffline(false);
    await expect(page.getByText("The clinic knows that you are waiting.")).toBeVisible();

    await page.getByRole("button", { name: "Leave the waiting room" }).click();
    await expect(page.getByRole("heading", { name: "You have left the waiting room" })).toBeFocused();
    await expectAccessible(page);
  });
});

test("an address that leads nowhere says so", async ({ page }) => {
  await page.goto("/nowhere");
  await expect(page.getByRole("heading", { name: "There is no page here" })).toBeVisible();
  await expectAccessible(page);
});

test("at 320 pixels nothing is cut off", async ({ page, createVisit }) => {
  const { id, doctor } = await createVisit({
    patient: { name: "Maximiliane-Charlotte Featherstonehaugh", phone: "+254 700 000 000" },
  });
  await page.setViewportSize({ width: 320, height: 640 });
  await openDashboard(page, doctor);
  await expect(page.getByText("Maximiliane-Charlotte Featherstonehaugh")).toBeVisible();
  for (const path of ["/dashboard", `/consultations/${id}`, "/sign-in"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const excess = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(excess, path).toBe(0);
  }
});

test("no page tries what its policy forbids", async ({ createVisit, newBrowser }) => {
  const violations: string[] = [];
  const open = async () => {
    const page = await (await newBrowser()).newPage();
    await page.exposeFunction("tell", (violation: string) => violations.push(violation));
    await page.addInitScript(() => {
      document.addEventListener(
        "securitypolicyviolation",
        ({ violatedDirective, blockedURI, sourceFile }) => {
          Reflect.get(window, "tell")(`${violatedDirective} forbids ${blockedURI} in ${sourceFile}`);
        },
      );
    });
    return page;
  };
  const { doctor, joinLink } = await createVisit();
  const [doctorPage, patientPage] = [await open(), await open()];
  await openDashboard(doctorPage, doctor);
  await openLinkAndCheckDevices(patientPage, joinLink);
  await expect(patientPage.getByText("knows that you are here")).toBeVisible();
  await expect(doctorPage.getByRole("heading", { name: "Waiting now" })).toBeVisible();
  await patientPage.goto("/check");
  await expect(patientPage.getByRole("button", { name: "Start the check" })).toBeEnabled();
  expect(violations).toEqual([]);
});
