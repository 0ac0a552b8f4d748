import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { users } from "#drizzle/schema.ts";
import { database } from "#lib/platform/db/client.ts";
import { send } from "#lib/testing/api.ts";
import { makeClinic, makeStaff, openLink, scheduleVisit } from "#lib/testing/clinic.ts";
import { DoctorList } from "#lib/wire/clinic.ts";

test("lists the clinic's doctors for its staff: not those of others, nor who was switched off", async () => {
  const clinicId = await makeClinic();
  const [doctor, colleague] = [await makeStaff(clinicId), await makeStaff(clinicId)];
  const disabled = await makeStaff(clinicId);
  await database().db.update(users).set({ active: false }).where(eq(users.id, disabled.userId));
  const admin = await makeStaff(clinicId, "admin");
  await makeStaff(await makeClinic());
  for (const { token } of [doctor, admin]) {
    const { status, body } = await send("GET", "/api/doctors/", { token });
    expect(status).toBe(200);
    expect(
      DoctorList.parse(body)
        .results.map(({ id }) => id)
        .toSorted(),
    ).toEqual([doctor.userId, colleague.userId].toSorted());
  }
});

test("answers 403 to a patient and 401 to nobody", async () => {
  const doctor = await makeStaff(await makeClinic());
  const token = await openLink(await scheduleVisit(doctor));
  expect((await send("GET", "/api/doctors/", { token })).status).toBe(403);
  expect((await send("GET", "/api/doctors/")).status).toBe(401);
});
