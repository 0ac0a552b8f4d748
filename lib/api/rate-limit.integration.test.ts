import { randomInt } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { clientAddressHeader } from "#lib/foundation/client-address.ts";
import { send } from "#lib/testing/api.ts";
import { hourMs, makeClinic, makeStaff, type SignedIn, scheduleVisit, visitAt } from "#lib/testing/clinic.ts";

let doctor: SignedIn;
beforeAll(async () => {
  doctor = await makeStaff(await makeClinic());
});

/** One that no other test comes from. */
const anAddress = () => `203.0.${randomInt(256)}.${randomInt(256)}`;

describe("wrong join links", () => {
  const exchange = (address: string, body: object) =>
    send("POST", "/api/join_links/exchange/", { body, headers: { [clientAddressHeader]: address } });

  test("are looked up ten times a minute from one address; the right one from another still works", async () => {
    const visit = await scheduleVisit(doctor);
    const [guesser, patient] = [anAddress(), anAddress()];
    const wrong = { consultation_id: visit.id, secret: "panacare_join_wrong" };
    const answers = [];
    for (let guess = 0; guess < 15; guess += 1) answers.push(await exchange(guesser, wrong));
    expect(answers.map(({ status }) => status)).toEqual([...Array(10).fill(404), ...Array(5).fill(429)]);
    const retryAfter = Number(answers.at(-1)?.headers.get("retry-after"));
    expect(retryAfter).toBeGreaterThan(0);
    expect(retryAfter).toBeLessThanOrEqual(60);

    const right = { consultation_id: visit.id, secret: visit.secret };
    expect((await exchange(guesser, right)).status).toBe(429);
    expect((await exchange(patient, right)).status).toBe(200);
  });

  test("are not those that are right and not open yet", async () => {
    const early = await scheduleVisit(doctor, visitAt(48 * hourMs));
    const network = anAddress();
    const soon = { consultation_id: early.id, secret: early.secret };
    for (let patient = 0; patient < 11; patient += 1)
      expect((await exchange(network, soon)).status).toBe(403);
    const { id, secret } = await scheduleVisit(doctor);
    expect((await exchange(network, { consultation_id: id, secret })).status).toBe(200);
  });

  test("count for a whole IPv6 network", async () => {
    const visit = await scheduleVisit(doctor);
    const network = `2001:db8:${randomInt(65536).toString(16)}:${randomInt(65536).toString(16)}`;
    const wrong = { consultation_id: visit.id, secret: "panacare_join_wrong" };
    const statuses = [];
    for (let guess = 1; guess <= 11; guess += 1)
      statuses.push((await exchange(`${network}::${guess}`, wrong)).status);
    expect(statuses.at(-1)).toBe(429);
  });
});

test("a page of another site uses up nothing of what an address may do", async () => {
  const address = { [clientAddressHeader]: anAddress() };
  const signIn = (site: string) =>
    send("POST", "/api/session/", {
      body: { id_token: doctor.token },
      headers: { ...address, "sec-fetch-site": site },
    });
  for (let request = 0; request < 121; request += 1) expect((await signIn("cross-site")).status).toBe(403);
  expect((await signIn("same-origin")).status).toBe(200);
});

test("one user cannot run up relay tokens; another of the same address still can", async () => {
  const [greedy, other] = [await makeStaff(await makeClinic()), await makeStaff(await makeClinic())];
  for (const doctor of [greedy, other]) await scheduleVisit(doctor);
  const address = anAddress();
  const ask = ({ token }: SignedIn) =>
    send("POST", "/turn-token", { token, headers: { [clientAddressHeader]: address } });
  const statuses = [];
  for (let request = 0; request < 32; request += 1) statuses.push((await ask(greedy)).status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(30);
  expect(statuses.slice(30)).toEqual([429, 429]);
  expect((await ask(other)).status).toBe(200);
});

test("one address cannot run up relay tokens, whoever asks there; the same user elsewhere still can", async () => {
  const doctor = await makeStaff(await makeClinic());
  await scheduleVisit(doctor);
  const [busy, quiet] = [anAddress(), anAddress()];
  const ask = (address: string, { token }: { token?: string } = {}) =>
    send("POST", "/turn-token", { ...(token && { token }), headers: { [clientAddressHeader]: address } });
  for (let request = 0; request < 300; request += 1) expect((await ask(busy)).status).toBe(401);
  expect((await ask(busy, doctor)).status).toBe(429);
  expect((await ask(quiet, doctor)).status).toBe(200);
});
