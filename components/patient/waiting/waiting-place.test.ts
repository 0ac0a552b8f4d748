import { beforeEach, describe, expect, test, vi } from "vitest";
import { createWaitingPlace } from "#components/patient/waiting/waiting-place.ts";
import { waitForConsultation } from "#lib/client/api-client.ts";
import { sampleConsultation } from "#lib/testing/sample-consultation.ts";

vi.mock("#lib/client/api-client.ts", () => ({ waitForConsultation: vi.fn(), stopWaiting: vi.fn() }));

const said = vi.mocked(waitForConsultation);
const claims = () => said.mock.calls.map(([, sign]) => sign?.take);

beforeEach(() => {
  said.mockReset();
});

describe("a place in the waiting room", () => {
  test("is taken by the first sign of life, and kept by those after it", async () => {
    const place = createWaitingPlace();
    await place.sayHere("visit");
    await place.sayHere("visit");
    expect(claims()).toEqual([true, false]);
    expect(new Set(said.mock.calls.map(([, sign]) => sign?.place_id)).size).toBe(1);
  });

  test("is claimed by the next sign of life when one is under way already", async () => {
    const place = createWaitingPlace();
    await place.sayHere("visit");
    said.mockImplementationOnce(async () => {
      place.claim();
      return sampleConsultation();
    });
    await place.sayHere("visit");
    await place.sayHere("visit");
    expect(claims()).toEqual([true, false, true]);
  });

  test("is claimed until that was heard", async () => {
    const place = createWaitingPlace();
    said.mockRejectedValueOnce(new Error("offline"));
    await expect(place.sayHere("visit")).rejects.toThrow("offline");
    await place.sayHere("visit");
    await place.sayHere("visit");
    expect(claims()).toEqual([true, true, false]);
  });
});
