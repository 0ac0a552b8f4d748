import { expect } from "playwright/test";
import { test } from "#e2e/fixtures.ts";
import { type AppServer, startTestServer } from "#e2e/test-server.ts";
import { openLinkAndCheckDevices } from "#e2e/visit-steps.ts";

/** Servers with a mistake in their Twilio variables: what Twilio says about it reaches the person, and its code the clinic. */

let server: AppServer | undefined;

test.afterEach(async () => {
  await server?.stop();
  server = undefined;
});

for (const { mistake, variables, title, code } of [
  {
    mistake: "the API key's secret is wrong",
    variables: { TWILIO_API_KEY_SECRET: "not-the-secret-of-this-key" },
    title: "This visit cannot be opened",
    code: 20107,
  },
  {
    mistake: "the API key is not one of the account",
    variables: { TWILIO_API_KEY_SID: `SK${"0".repeat(32)}` },
    title: "This visit cannot be opened",
    code: 20103,
  },
]) {
  test(`${mistake}: the patient reads that it is not their fault, and ${code}`, async ({
    page,
    createVisit,
    world,
  }) => {
    const visit = await createVisit();
    await visit.doctor.api.start(visit.id);
    server = await startTestServer(world, variables);
    await openLinkAndCheckDevices(page, visit.joinLink.replace(world.addresses.app, server.origin));
    await expect(page.getByRole("heading", { name: title })).toBeVisible();
    await page.getByText("Details").click();
    await expect(page.getByText(`Twilio error ${code}`)).toBeVisible();
  });
}

test("the account is not the one of the token: the visit starts with a warning, and says what Twilio answers", async ({
  page,
  createVisit,
  createStaff,
  world,
}) => {
  server = await startTestServer(world, { TWILIO_ACCOUNT_SID: `AC${"0".repeat(32)}` });
  const doctor = await createStaff();
  const visit = await createVisit({ doctor });
  const started = await doctor.apiOf(server.origin).start(visit.id);
  expect(started).toMatchObject({ status: "in-progress", token: null, warning: expect.any(String) });

  await openLinkAndCheckDevices(page, visit.joinLink.replace(world.addresses.app, server.origin));
  await expect(page.getByText("The video is not ready yet")).toBeVisible();
  await page.getByText("Details").click();
  await expect(page.getByText("Code 20404")).toBeVisible();
});
