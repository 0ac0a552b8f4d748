import { expect } from "playwright/test";
import { test } from "#e2e/steps/fixtures.ts";
import { visitNow } from "#e2e/steps/staff-api.ts";
import { openLinkAndCheckDevices } from "#e2e/steps/visit-steps.ts";
import { type AppServer, startTestServer } from "#e2e/world/test-server.ts";

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
  {
    mistake: "the account is another one",
    variables: { TWILIO_ACCOUNT_SID: `AC${"0".repeat(32)}` },
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

test("the account is another one: the visit starts all the same, with a warning", async ({
  createStaff,
  world,
}) => {
  server = await startTestServer(world, { TWILIO_ACCOUNT_SID: `AC${"0".repeat(32)}` });
  const doctor = await createStaff();
  const api = doctor.apiOf(server.origin);
  const { id } = await api.schedule(visitNow({ name: "Robin Vale" }));
  expect(await api.start(id)).toMatchObject({
    status: "in-progress",
    token: null,
    warning: expect.any(String),
  });
});
