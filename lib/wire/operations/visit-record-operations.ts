import { ClinicChange, ClinicSettings } from "#lib/wire/clinic.ts";
import { Agreement, Consultation, ConsultationParams } from "#lib/wire/consultation.ts";
import { Feedback, FeedbackList, GiveFeedback } from "#lib/wire/feedback.ts";
import { Notes, WriteNotes } from "#lib/wire/notes.ts";
import type { Operation } from "#lib/wire/operations/operation.ts";
import { Summary, WriteSummary } from "#lib/wire/summary.ts";
import {
  NewTechnicalReport,
  TechnicalReport,
  TechnicalReportList,
  TechnicalReportParams,
  TechnicalReportSummary,
} from "#lib/wire/technical-report.ts";
import { timeline } from "#lib/wire/vocabulary/timeline.ts";

const record = { group: "Record", access: "signed-in" } as const;
const clinic = { group: "Clinic", access: "signed-in" } as const;

const visit = "/api/consultations/{id}/";

/** The record of a consultation (consent, notes, summary, feedback, technical reports), and the clinic's settings. */
export const visitRecordOperations = {
  agree: {
    ...record,
    method: "POST",
    path: `${visit}consent/`,
    summary: "Give consent",
    description: "For the patient: agrees to the clinic's text, sets the name that guests see, or both.",
    params: ConsultationParams,
    body: Agreement,
    answers: { 200: Consultation },
  },
  getNotes: {
    ...record,
    method: "GET",
    path: `${visit}notes/`,
    summary: "Read the notes",
    description: "Only the consultation's doctor can read them.",
    params: ConsultationParams,
    answers: { 200: Notes },
  },
  writeNotes: {
    ...record,
    method: "PUT",
    path: `${visit}notes/`,
    summary: "Write the notes",
    description:
      "Send the `revision` that you read. When there is a newer revision, the answer is 409 and holds it as `current`.",
    params: ConsultationParams,
    body: WriteNotes,
    limit: "notes",
    answers: { 200: Notes },
    problems: [409],
  },
  getSummary: {
    ...record,
    method: "GET",
    path: `${visit}summary/`,
    summary: "Read the summary",
    description: "The doctor writes the summary for the patient, who can read it once it is shared.",
    params: ConsultationParams,
    answers: { 200: Summary },
  },
  writeSummary: {
    ...record,
    method: "PUT",
    path: `${visit}summary/`,
    summary: "Write the summary",
    description: "During the consultation or after it. `is_shared` decides whether the patient can read it.",
    params: ConsultationParams,
    body: WriteSummary,
    answers: { 200: Summary },
  },
  listFeedback: {
    ...record,
    method: "GET",
    path: `${visit}feedback/`,
    summary: "List the feedback",
    description: "Staff see all feedback, participants their own.",
    params: ConsultationParams,
    answers: { 200: FeedbackList },
  },
  giveFeedback: {
    ...record,
    method: "POST",
    path: `${visit}feedback/`,
    summary: "Give feedback",
    description: `Rates sound and picture, until ${timeline.afterVisitMinutes} minutes after the end. Your new feedback replaces your earlier feedback.`,
    params: ConsultationParams,
    body: GiveFeedback,
    answers: { 200: Feedback },
  },
  listTechnicalReports: {
    ...record,
    method: "GET",
    path: `${visit}technical_reports/`,
    summary: "List the technical reports",
    description: "Administrators see all reports, everyone else their own.",
    params: ConsultationParams,
    answers: { 200: TechnicalReportList },
  },
  sendTechnicalReport: {
    ...record,
    method: "POST",
    path: `${visit}technical_reports/`,
    summary: "Send a technical report",
    description: `What your browser measured during one stay in the call. Possible until ${timeline.afterVisitMinutes} minutes after the end.`,
    params: ConsultationParams,
    body: NewTechnicalReport,
    limit: "technicalReport",
    answers: { 201: TechnicalReportSummary },
  },
  getTechnicalReport: {
    ...record,
    method: "GET",
    path: `${visit}technical_reports/{report_id}/`,
    summary: "Read a technical report",
    params: TechnicalReportParams,
    answers: { 200: TechnicalReport },
  },
  getClinic: {
    ...clinic,
    method: "GET",
    path: "/api/clinic/",
    summary: "Read the clinic's settings",
    description: "For the clinic's staff.",
    answers: { 200: ClinicSettings },
  },
  changeClinic: {
    ...clinic,
    method: "PATCH",
    path: "/api/clinic/",
    summary: "Change the clinic's settings",
    description: "For administrators. Each change of the consent text increases its version.",
    body: ClinicChange,
    answers: { 200: ClinicSettings },
  },
} as const satisfies Record<string, Operation>;
