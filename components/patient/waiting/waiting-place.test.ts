import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createWaitingPlace } from "#components/patient/waiting/waiting-place.ts";
import { sampleConsultation } from "#lib/testing/sample-consultation.ts";

const answer = () => Response.json(sampleConsultation());
const said = vi.fn<typeof fetch>(async () => answer());
const signs = () => said.mock.calls.map(([, init]) => JSON.parse(String(init?.body)));
const claims = () => signs().map(({ take }) => take);

beforeEach(() => {
  said.mockClear();
  vi.stubGlobal("fetch", said);
});

afterEach(() => vi.unstubAllGlobals());

describe("a place in the waiting room", () => {
  test("is taken by the first sign of life, and kept by those after it", async () => {
    const place = createWaitingPlace();
    await place.sayHere("visit");
    await place.sayHere("visit");
    expect(claims()).toEqual([true, false]);
    expect(new Set(signs().map(({ place_id: placeId }) => placeId)).size).toBe(1);
  });

  test("is claimed by the next sign of life when one is under way already", async () => {
    const place = createWaitingPlace();
    await place.sayHere("visit");
    said.mockImplementationOnce(async () => {
      place.claim();
      return answer();
    });
    await place.sayHere("visit");
    await place.sayHere("visit");
    expect(claims()).toEqual([true, false, true]);
  });

  test("is claimed until that was heard", async () => {
    const place = createWaitingPlace();
    said.mockRejectedValueOnce(new Error("offline"));
    await expect(place.sayHere("visit")).rejects.toThrow("No answer");
    await place.sayHere("visit");
    await place.sayHere("visit");
    expect(claims()).toEqual([true, true, false]);
  });
});
