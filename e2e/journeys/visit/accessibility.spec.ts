import { expectRightForEverybody } from "#e2e/steps/accessibility.ts";
import { actAs, bluePerson, greenPerson, redPerson } from "#e2e/steps/fake-people.ts";
import { test } from "#e2e/steps/fixtures.ts";
import { walkOtherPages, walkVisit } from "#e2e/steps/visit-walk.ts";

// A trace would take a picture of every page at every step.
test.use({ trace: "off" });

const people = { doctor: redPerson, patient: greenPerson, guest: bluePerson };

test("who sees little, has a small screen, wants no motion or uses no mouse comes through a whole visit", async ({
  createStaff,
  newBrowser,
}) => {
  // Every state of every page is looked at twice, and a call lasts meanwhile.
  test.setTimeout(400_000);
  const doctor = await createStaff({ name: "Dr. Amara Osei" });
  const admin = await createStaff({ role: "admin", clinicId: doctor.clinicId, name: "Noor Haddad" });
  const at = (page: Parameters<typeof expectRightForEverybody>[0], state: string) =>
    test.step(state, () => expectRightForEverybody(page, state));
  const visit = await walkVisit({
    ...{ doctor, admin, newBrowser, at },
    actAs: (page, person) => actAs(page, people[person]),
  });
  await walkOtherPages({ admin, newBrowser, at }, visit);
});
