import { eq } from "drizzle-orm";
import { type BrowserContext, expect, type Page } from "playwright/test";
import { clinics } from "#drizzle/schema.ts";
import { technicalReports } from "#drizzle/visit-record.ts";
import { expectAccessible } from "#e2e/steps/accessibility.ts";
import { expectLiveMedia, watchPeerConnections } from "#e2e/steps/call-media.ts";
import { test, type Visit } from "#e2e/steps/fixtures.ts";
import { controlTwilio } from "#e2e/steps/twilio-control.ts";
import { expectInCall, joinStarted, openLinkAndCheckDevices } from "#e2e/steps/visit-steps.ts";
import type { TestWorld } from "#e2e/world/test-world.ts";
import { NewTechnicalReport } from "#lib/wire/technical-report.ts";

/** What people meet in a call that goes wrong, named by their trouble: what they read, and how the call comes back. */

interface Call {
  visit: Visit;
  doctorPage: Page;
  patientPage: Page;
}

async function startCall(
  visit: Visit,
  newBrowser: () => Promise<BrowserContext>,
  prepare: (patientPage: Page) => Promise<void> = async () => undefined,
): Promise<Call> {
  await visit.doctor.api.start(visit.id);
  const doctorPage = await (await newBrowser()).newPage();
  const patientPage = await (await newBrowser()).newPage();
  for (const page of [doctorPage, patientPage]) await watchPeerConnections(page);
  await prepare(patientPage);
  await openLinkAndCheckDevices(patientPage, visit.joinLink);
  await joinStarted(doctorPage, visit);
  await expectTogether({ doctorPage, patientPage });
  return { visit, doctorPage, patientPage };
}

/** Both see and hear each other. */
async function expectTogether({ doctorPage, patientPage }: Pick<Call, "doctorPage" | "patientPage">) {
  for (const page of [doctorPage, patientPage]) await expectInCall(page);
  await expectLiveMedia(doctorPage, "patient-");
  await expectLiveMedia(patientPage, "doctor-");
  // Nobody of an earlier room is left behind.
  await expect(doctorPage.locator('[data-participant^="patient-"]')).toHaveCount(1);
  await expect(patientPage.locator('[data-participant^="doctor-"]')).toHaveCount(1);
}

async function patientIdentity(doctorPage: Page): Promise<string> {
  const identity = await doctorPage
    .locator('[data-participant^="patient-"]')
    .getAttribute("data-participant");
  if (!identity) throw new Error("The patient is not there");
  return identity;
}

/** As someone at Twilio's console would. */
async function closeRoom({ addresses, twilioAccount }: TestWorld, name: string): Promise<void> {
  const response = await fetch(`${addresses.twilio.api}/v1/Rooms/${name}`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa(`${twilioAccount.sid}:${twilioAccount.authToken}`)}` },
    body: new URLSearchParams({ Status: "completed" }),
  });
  expect(response.status).toBe(200);
}

function roomOf({ id }: Visit): string {
  return `panacare-consultation-${id}`;
}

test("my network dropped: I read that I am brought back, and am; who helps finds it in the technical report", async ({
  createVisit,
  database,
  newBrowser,
  world,
}) => {
  const call = await startCall(await createVisit(), newBrowser);
  const { doctorPage, patientPage } = call;
  await controlTwilio(world, "/signaling/drop", {
    identity: await patientIdentity(doctorPage),
    refuseMs: 15_000,
  });

  await Promise.all([
    expect(patientPage.getByText("The connection dropped")).toBeVisible(),
    expect(patientPage.getByText("is still here; we are bringing you back.")).toBeVisible(),
    expect(doctorPage.getByText(/^The connection to Robin Vale dropped/)).toBeVisible(),
  ]);
  await expectAccessible(patientPage);
  await expectAccessible(doctorPage);

  await expectTogether(call);
  await expect(patientPage.getByText("The connection dropped")).toBeHidden();

  await patientPage.getByRole("button", { name: "Leave" }).click();
  const reports = () =>
    database.select().from(technicalReports).where(eq(technicalReports.consultationId, call.visit.id));
  await expect.poll(async () => (await reports()).length).toBe(1);
  const [row] = await reports();
  expect(row?.role).toBe("patient");
  const report = NewTechnicalReport.parse(row?.report);
  expect(report.events.map(({ event }) => event)).toEqual(
    expect.arrayContaining(["connected", "reconnecting", "reconnected"]),
  );
  expect(report.errors.map(({ code }) => code)).toContain(53001);
  expect(report.paths[0]).toMatchObject({ protocol: "udp" });
  expect(report.samples.length).toBeGreaterThan(0);
});

test("my device is offline: I read that it is mine, and am back when it is not", async ({
  createVisit,
  newBrowser,
  world,
}) => {
  const call = await startCall(await createVisit(), newBrowser);
  const { patientPage, doctorPage } = call;
  await patientPage.context().setOffline(true);
  await controlTwilio(world, "/signaling/drop", {
    identity: await patientIdentity(doctorPage),
    refuseMs: 1_000,
  });
  await expect(patientPage.getByText("Your device has no internet connection")).toBeVisible();
  await expectAccessible(patientPage);

  await patientPage.context().setOffline(false);
  await expectTogether(call);
});

test("my pass ran out while I was cut off: a new one is fetched by itself", async ({
  createVisit,
  newBrowser,
  world,
}) => {
  const call = await startCall(await createVisit(), newBrowser);
  const { doctorPage, patientPage } = call;
  let tickets = 0;
  patientPage.on("request", (request) => {
    if (request.url().includes("/join_consultation")) tickets += 1;
  });
  await controlTwilio(world, "/faults", { target: "signaling.sync", mode: "error", code: 20104, times: 1 });
  await controlTwilio(world, "/signaling/drop", { identity: await patientIdentity(doctorPage) });

  await expect.poll(() => tickets).toBe(1);
  await expectTogether(call);
  expect(tickets).toBe(1);
});

test("the room was closed at Twilio while the visit goes on: both meet again in the next one", async ({
  createVisit,
  newBrowser,
  world,
}) => {
  const call = await startCall(await createVisit(), newBrowser);
  const joined = (page: Page) =>
    page.waitForRequest((request) => request.url().includes("/join_consultation"));
  const both = Promise.all([joined(call.doctorPage), joined(call.patientPage)]);
  await closeRoom(world, roomOf(call.visit));
  await both;
  await expectTogether(call);
});

test("the visit was ended on another device: I read that it has ended, and nothing tries again", async ({
  createVisit,
  newBrowser,
}) => {
  const { visit, doctorPage, patientPage } = await startCall(await createVisit(), newBrowser);
  await visit.doctor.api.end(visit.id);
  await expect(patientPage.getByRole("heading", { name: /has ended/ })).toBeVisible();
  await expect(doctorPage.locator('[data-call-phase="connected"]')).toHaveCount(0);
  await expectAccessible(patientPage);
});

test("the longest stay is over: I read so, and am not brought back", async ({
  createVisit,
  newBrowser,
  world,
}) => {
  const { visit, doctorPage, patientPage } = await startCall(await createVisit(), newBrowser);
  const identity = await patientIdentity(doctorPage);
  await controlTwilio(world, `/rooms/${roomOf(visit)}/participants/${identity}/expire`);
  await expect(patientPage.getByRole("heading", { name: "The time for this visit is over" })).toBeVisible();
  await expect(patientPage.getByRole("button", { name: "Join again" })).toHaveCount(0);
  await expectAccessible(patientPage);
});

test("my network lets no media through: another way is tried, then I am told whom to call", async ({
  createVisit,
  database,
  newBrowser,
}) => {
  test.setTimeout(120_000);
  const visit = await createVisit();
  await database.update(clinics).set({ phone: "+1 555 0100" }).where(eq(clinics.id, visit.doctor.clinicId));
  await visit.doctor.api.start(visit.id);
  const doctorPage = await (await newBrowser()).newPage();
  await joinStarted(doctorPage, visit);
  await expectInCall(doctorPage);

  const patientPage = await (await newBrowser()).newPage();
  // As behind a firewall: nothing direct, and a relay that nobody reaches.
  await watchPeerConnections(patientPage, { relayOnly: true });
  await patientPage.route("**/turn-token", (route) =>
    route.fulfill({
      json: {
        ice_servers: [{ urls: "turn:127.0.0.1:9?transport=tcp", username: "nobody", credential: "nothing" }],
        ttl: 600,
        provider: "coturn",
      },
    }),
  );
  await openLinkAndCheckDevices(patientPage, visit.joinLink);
  await expect(patientPage.getByText("Sound and picture are not there yet")).toBeVisible();
  await expect(patientPage.getByText("We are trying another way")).toBeVisible({ timeout: 30_000 });
  await expect(
    patientPage.getByRole("heading", { name: "Your network is blocking video calls" }),
  ).toBeVisible({
    timeout: 45_000,
  });
  await expect(patientPage.getByRole("link", { name: /555 0100/ })).toBeVisible();
  await expectAccessible(patientPage);
});

test("my laptop slept: it is in the call again after it woke up", async ({ createVisit, newBrowser }) => {
  test.setTimeout(300_000);
  const call = await startCall(await createVisit(), newBrowser);
  const { doctorPage, patientPage } = call;
  const devtools = await patientPage.context().newCDPSession(patientPage);
  await devtools.send("Page.setWebLifecycleState", { state: "frozen" });
  await patientPage.context().setOffline(true);
  await expect(doctorPage.locator('[data-participant^="patient-"]')).toHaveCount(0, { timeout: 60_000 });

  await patientPage.context().setOffline(false);
  await devtools.send("Page.setWebLifecycleState", { state: "active" });
  await expect(doctorPage.locator('[data-participant^="patient-"] video')).toBeVisible({ timeout: 60_000 });
  await expectTogether(call);
});
