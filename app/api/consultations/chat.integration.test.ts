import { beforeAll, describe, expect, test } from "vitest";
import { send } from "#lib/testing/api.ts";
import {
  makeClinic,
  makeStaff,
  openLink,
  type SignedIn,
  scheduleVisit,
  type Visit,
} from "#lib/testing/clinic.ts";
import { type ChatMessage, MessagePage } from "#lib/wire/chat.ts";

let clinicId: string;
let doctor: SignedIn;

beforeAll(async () => {
  clinicId = await makeClinic();
  doctor = await makeStaff(clinicId);
});

const write = ({ path }: Visit, token: string, message: unknown) =>
  send("POST", `${path}send_message/`, { token, body: { message } });
const markRead = ({ path }: Visit, token: string) => send("POST", `${path}mark_messages_read/`, { token });

async function messagesOf({ path }: Visit, token: string, query = ""): Promise<ChatMessage[]> {
  const { body } = await send("GET", `${path}chat_messages/${query}`, { token });
  return MessagePage.parse(body).results;
}

async function visitWithPatient(): Promise<{ visit: Visit; patient: string }> {
  const visit = await scheduleVisit(doctor);
  return { visit, patient: await openLink(visit) };
}

describe("POST send_message/", () => {
  test("keeps what patient and doctor write, before and during the visit", async () => {
    const { visit, patient } = await visitWithPatient();
    const first = await write(visit, patient, "  I am here early  ");
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      sender: { name: "Test Patient", role: "patient" },
      message: "I am here early",
      is_doctor: false,
      is_read: false,
      read_at: null,
    });
    await send("POST", `${visit.path}start_consultation/`, doctor);
    expect((await write(visit, doctor.token, "Hello")).body).toMatchObject({
      sender: { id: doctor.userId, role: "doctor" },
      is_doctor: true,
    });
    expect((await messagesOf(visit, patient)).map(({ message }) => message)).toEqual([
      "Hello",
      "I am here early",
    ]);
  });

  test.each([
    ["no message", undefined],
    ["an empty message", ""],
    ["only spaces", "   "],
    ["no text", 17],
  ])("answers 400 to %s", async (_, message) => {
    const { visit, patient } = await visitWithPatient();
    expect(await write(visit, patient, message)).toMatchObject({
      status: 400,
      body: { error: "Message content is required" },
    });
  });

  test("answers 400 once the visit is over: the record is closed, and stays readable", async () => {
    const { visit, patient } = await visitWithPatient();
    await send("POST", `${visit.path}start_consultation/`, doctor);
    await write(visit, patient, "Thank you");
    await send("POST", `${visit.path}end_consultation/`, doctor);
    for (const token of [doctor.token, patient]) {
      expect((await write(visit, token, "One more thing")).body).toMatchObject({
        status: 400,
        error: "Cannot send messages in a consultation with status: completed",
      });
      expect(await messagesOf(visit, token)).toHaveLength(1);
    }
  });

  test("answers 403 to an admin, 404 to another doctor and to another patient", async () => {
    const { visit } = await visitWithPatient();
    const { patient: stranger } = await visitWithPatient();
    expect((await write(visit, (await makeStaff(clinicId, "admin")).token, "A")).status).toBe(403);
    expect((await write(visit, (await makeStaff(clinicId)).token, "A")).status).toBe(404);
    expect((await write(visit, stranger, "A")).status).toBe(404);
    expect(await messagesOf(visit, doctor.token)).toEqual([]);
  });
});

describe("GET chat_messages/", () => {
  test("gives each message once, newest first, page by page", async () => {
    const { visit, patient } = await visitWithPatient();
    const sent = ["one", "two", "three", "four", "five"];
    for (const message of sent) await write(visit, patient, message);
    const seen: string[] = [];
    let path: string | null = `${visit.path}chat_messages/?limit=2`;
    while (path) {
      const page: MessagePage = MessagePage.parse((await send("GET", path, doctor)).body);
      seen.push(...page.results.map(({ message }) => message));
      path = page.next;
    }
    expect(seen).toEqual(sent.toReversed());
  });

  test("shows an admin of the clinic the record", async () => {
    const { visit, patient } = await visitWithPatient();
    await write(visit, patient, "Hello");
    expect(await messagesOf(visit, (await makeStaff(clinicId, "admin")).token)).toHaveLength(1);
  });

  test.each(["limit=0", "limit=101", "before=x", "offset=1"])("answers 400 to ?%s", async (query) => {
    const { visit } = await visitWithPatient();
    expect((await send("GET", `${visit.path}chat_messages/?${query}`, doctor)).status).toBe(400);
  });
});

describe("POST mark_messages_read/", () => {
  test("marks what the other side wrote, once, and leaves one's own", async () => {
    const { visit, patient } = await visitWithPatient();
    for (const message of ["one", "two"]) await write(visit, patient, message);
    await write(visit, doctor.token, "mine");
    expect((await markRead(visit, doctor.token)).body).toEqual({ messages_marked_read: 2 });
    const [mine, two] = await messagesOf(visit, patient);
    expect(mine).toMatchObject({ message: "mine", is_read: false });
    expect(two).toMatchObject({ message: "two", is_read: true, read_at: expect.any(String) });

    expect((await markRead(visit, doctor.token)).body).toEqual({ messages_marked_read: 0 });
    expect((await messagesOf(visit, patient))[1]?.read_at).toBe(two?.read_at);
    expect((await markRead(visit, patient)).body).toEqual({ messages_marked_read: 1 });
  });

  test("answers 403 to an admin, who only reads along", async () => {
    const { visit } = await visitWithPatient();
    expect((await markRead(visit, (await makeStaff(clinicId, "admin")).token)).status).toBe(403);
  });
});
