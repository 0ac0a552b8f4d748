import type { ConsultationStatus } from "#lib/wire/consultation.ts";
import type { operations } from "#lib/wire/operations/operations.ts";

/** Everyone who may try, seen from one visit. */
export const actors = [
  "nobody",
  "garbage",
  "foreignProject",
  "unprovisioned",
  "disabledDoctor",
  "doctor",
  "colleague",
  "farDoctor",
  "admin",
  "farAdmin",
  "patient",
  "otherPatient",
  "guest",
  "waitingGuest",
] as const;
export type ActorName = (typeof actors)[number];

type Answer = number | Record<ConsultationStatus, number>;
type Row = Partial<Record<ActorName, Answer>>;

const isOpen = (state: ConsultationStatus) => state === "scheduled" || state === "in-progress";

function byState(statusOf: (state: ConsultationStatus) => number): Record<ConsultationStatus, number> {
  return {
    scheduled: statusOf("scheduled"),
    "in-progress": statusOf("in-progress"),
    completed: statusOf("completed"),
    cancelled: statusOf("cancelled"),
    missed: statusOf("missed"),
  };
}

/** A success in these states, and the refusal of a wrong state in the others. */
function onlyWhile(success: number, ...states: ConsultationStatus[]): Answer {
  return byState((state) => (states.includes(state) ? success : 400));
}

const whileOpen = (success: number) => onlyWhile(success, "scheduled", "in-progress");

/** What requests from nobody we know are answered. Their refusals leave no row in the audit log. */
export const strangers: Row = {
  nobody: 401,
  garbage: 401,
  foreignProject: 401,
  unprovisioned: 403,
  disabledDoctor: 403,
};

/** A guest is out once the visit is over. */
const guestsRights = (status: number): Answer => byState((state) => (isOpen(state) ? status : 401));

/** One visit: who may not know of it gets the 404 of one that does not exist, whatever is asked. */
function ofVisit(row: Row & Required<Pick<Row, "doctor" | "admin" | "patient" | "guest">>): Row {
  return {
    ...strangers,
    colleague: 404,
    farDoctor: 404,
    farAdmin: 404,
    otherPatient: 404,
    waitingGuest: guestsRights(404),
    ...row,
    guest: typeof row.guest === "number" ? guestsRights(row.guest) : row.guest,
  };
}

function forAllOfUs(status: number): Row {
  return {
    ...strangers,
    doctor: status,
    colleague: status,
    farDoctor: status,
    admin: status,
    farAdmin: status,
    patient: status,
    otherPatient: status,
    guest: guestsRights(status),
    waitingGuest: guestsRights(status),
  };
}

function forAnyone(answer: Answer): Row {
  return Object.fromEntries(actors.map((actor) => [actor, answer]));
}

function patientsAndGuests(status: number): Row {
  return {
    patient: status,
    otherPatient: status,
    guest: guestsRights(status),
    waitingGuest: guestsRights(status),
  };
}

const enterRoom = onlyWhile(200, "in-progress");
const fromStart = (success: number) => onlyWhile(success, "in-progress", "completed");
const fromStartAsGuest = (success: number) =>
  byState((state) => ({ scheduled: 400, "in-progress": success })[state as string] ?? 401);
const enterRoomAsGuest = fromStartAsGuest(200);
const staffWhileScheduled = onlyWhile(200, "scheduled");

/** What each operation answers to each actor in each state of the visit. The policy, written a second time on purpose. */
const table: Record<keyof typeof operations, Row> = {
  listConsultations: forAllOfUs(200),
  searchConsultations: forAllOfUs(200),
  // For the visit's doctor, whom the request names.
  createConsultation: {
    ...forAllOfUs(403),
    doctor: 201,
    admin: 201,
    farAdmin: 400,
  },
  listDoctors: { ...forAllOfUs(200), ...patientsAndGuests(403) },
  getConsultation: ofVisit({ doctor: 200, admin: 200, patient: 200, guest: 200 }),
  changeConsultation: ofVisit({
    doctor: staffWhileScheduled,
    admin: staffWhileScheduled,
    patient: 403,
    guest: 403,
  }),
  startConsultation: ofVisit({ doctor: staffWhileScheduled, admin: 403, patient: 403, guest: 403 }),
  endConsultation: ofVisit({ doctor: onlyWhile(200, "in-progress"), admin: 403, patient: 403, guest: 403 }),
  cancelConsultation: ofVisit({
    doctor: staffWhileScheduled,
    admin: staffWhileScheduled,
    patient: 403,
    guest: 403,
  }),
  markMissed: ofVisit({
    doctor: staffWhileScheduled,
    admin: staffWhileScheduled,
    patient: 403,
    guest: 403,
  }),
  wait: ofVisit({ doctor: 403, admin: 403, patient: 200, guest: 403 }),
  stopWaiting: ofVisit({ doctor: 403, admin: 403, patient: 204, guest: 403 }),
  turnAway: ofVisit({ doctor: staffWhileScheduled, admin: 403, patient: 403, guest: 403 }),
  renewPresence: { ...forAllOfUs(403), doctor: 204, colleague: 204, farDoctor: 204 },
  watchEvents: forAllOfUs(200),
  getToken: ofVisit({ doctor: enterRoom, admin: 403, patient: enterRoom, guest: enterRoomAsGuest }),
  joinConsultation: ofVisit({ doctor: enterRoom, admin: 403, patient: enterRoom, guest: enterRoomAsGuest }),
  startCaptions: ofVisit({ doctor: enterRoom, admin: 403, patient: enterRoom, guest: 403 }),
  stopCaptions: ofVisit({ doctor: enterRoom, admin: 403, patient: enterRoom, guest: 403 }),
  // For a visit that is near or live: the doctor and the other patient have one besides.
  createTurnToken: {
    ...forAllOfUs(403),
    doctor: 200,
    patient: byState((state) => (isOpen(state) ? 200 : 403)),
    otherPatient: 200,
    guest: guestsRights(200),
    waitingGuest: guestsRights(403),
  },
  createCheckServers: forAnyone(200),
  checkTwilio: { ...forAllOfUs(403), admin: 200, farAdmin: 200 },
  checkTurn: { ...forAllOfUs(403), admin: 200, farAdmin: 200 },
  issueJoinLink: ofVisit({ doctor: whileOpen(200), admin: whileOpen(200), patient: 403, guest: 403 }),
  revokeJoinLink: ofVisit({ doctor: whileOpen(204), admin: whileOpen(204), patient: 403, guest: 403 }),
  listMessages: ofVisit({ doctor: 200, admin: 200, patient: 200, guest: 403 }),
  sendMessage: ofVisit({ doctor: whileOpen(201), admin: 403, patient: whileOpen(201), guest: 403 }),
  markMessagesRead: ofVisit({ doctor: 200, admin: 403, patient: whileOpen(200), guest: 403 }),
  agree: ofVisit({ doctor: 403, admin: 403, patient: whileOpen(200), guest: 403 }),
  getNotes: ofVisit({ doctor: 200, admin: 403, patient: 403, guest: 403 }),
  writeNotes: ofVisit({ doctor: 200, admin: 403, patient: 403, guest: 403 }),
  getSummary: ofVisit({ doctor: 200, admin: 403, patient: 200, guest: 403 }),
  writeSummary: ofVisit({ doctor: fromStart(200), admin: 403, patient: 403, guest: 403 }),
  listFeedback: ofVisit({ doctor: 200, admin: 200, patient: 200, guest: 200 }),
  giveFeedback: ofVisit({
    doctor: fromStart(200),
    admin: 403,
    patient: fromStart(200),
    guest: fromStartAsGuest(200),
  }),
  listTechnicalReports: ofVisit({ doctor: 200, admin: 200, patient: 200, guest: 200 }),
  sendTechnicalReport: ofVisit({
    doctor: fromStart(201),
    admin: 403,
    patient: fromStart(201),
    guest: fromStartAsGuest(201),
  }),
  // The report is the doctor's.
  getTechnicalReport: ofVisit({ doctor: 200, admin: 200, patient: 404, guest: 404 }),
  getClinic: { ...forAllOfUs(200), ...patientsAndGuests(403) },
  changeClinic: { ...forAllOfUs(403), admin: 200, farAdmin: 200 },
  listGuests: ofVisit({ doctor: 200, admin: 200, patient: 403, guest: 403 }),
  inviteGuest: ofVisit({ doctor: whileOpen(201), admin: 403, patient: 403, guest: 403 }),
  removeGuest: ofVisit({ doctor: whileOpen(200), admin: 403, patient: 403, guest: 403 }),
  admitGuest: ofVisit({ doctor: whileOpen(200), admin: 403, patient: 403, guest: 403 }),
  denyGuest: ofVisit({ doctor: whileOpen(200), admin: 403, patient: 403, guest: 403 }),
  // The guest of whom the request speaks is the one who waits.
  waitAsGuest: {
    ...ofVisit({ doctor: 404, admin: 404, patient: 404, guest: 404 }),
    waitingGuest: guestsRights(200),
  },
  exchangeJoinLink: forAnyone(byState((state) => (isOpen(state) ? 200 : 410))),
  exchangeGuestLink: forAnyone(byState((state) => (isOpen(state) ? 200 : 410))),
  createSession: { ...forAllOfUs(200), nobody: 400 },
  deleteSession: forAnyone(204),
  receiveRoomCallback: forAnyone(403),
  getHealth: forAnyone(200),
  getDescription: forAnyone(200),
};

/** What each actor is to be answered. A row that leaves one out is a mistake of the row. */
export function expectedAnswers(
  operationId: keyof typeof operations,
  state: ConsultationStatus,
): Record<ActorName, number> {
  const row = table[operationId];
  const entries = actors.map((actor): [ActorName, number] => {
    const answer = row[actor];
    if (answer === undefined)
      throw new Error(`The row of ${operationId} does not say what ${actor} is answered`);
    return [actor, typeof answer === "number" ? answer : answer[state]];
  });
  return Object.fromEntries(entries) as Record<ActorName, number>;
}
