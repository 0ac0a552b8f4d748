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

const record = { group: "Record of a visit", access: "signed-in" } as const;
const clinic = { group: "Clinic", access: "signed-in" } as const;

const visit = "/api/consultations/{id}/";

/** What a visit leaves behind (consent, notes, summary, feedback, technical reports), and what its clinic has set. */
export const visitRecordOperations = {
  agree: {
    ...record,
    method: "POST",
    path: `${visit}consent/`,
    summary: "For the patient: agree to the clinic's text, to the name that guests see, or to both",
    params: ConsultationParams,
    body: Agreement,
    answers: { 200: Consultation },
  },
  getNotes: {
    ...record,
    method: "GET",
    path: `${visit}notes/`,
    summary: "The doctor's notes on the visit, for that doctor alone",
    params: ConsultationParams,
    answers: { 200: Notes },
  },
  writeNotes: {
    ...record,
    method: "PUT",
    path: `${visit}notes/`,
    summary:
      "Write the notes on top of the revision that you have read. If there is a newer one, the 409 holds it as `current`",
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
    summary: "What the doctor wrote for the patient, who reads it once it is shared",
    params: ConsultationParams,
    answers: { 200: Summary },
  },
  writeSummary: {
    ...record,
    method: "PUT",
    path: `${visit}summary/`,
    summary: "Write the summary, during the visit or after it, and share it with the patient or not",
    params: ConsultationParams,
    body: WriteSummary,
    answers: { 200: Summary },
  },
  listFeedback: {
    ...record,
    method: "GET",
    path: `${visit}feedback/`,
    summary: "How it was for the participants: all of it for staff, their own for each of them",
    params: ConsultationParams,
    answers: { 200: FeedbackList },
  },
  giveFeedback: {
    ...record,
    method: "POST",
    path: `${visit}feedback/`,
    summary:
      "Say how sound and picture were: once per visit, in place of what you said before, until half an hour after its end",
    params: ConsultationParams,
    body: GiveFeedback,
    answers: { 200: Feedback },
  },
  listTechnicalReports: {
    ...record,
    method: "GET",
    path: `${visit}technical_reports/`,
    summary: "The visit's technical reports: all of them for administrators, their own for everyone else",
    params: ConsultationParams,
    answers: { 200: TechnicalReportList },
  },
  sendTechnicalReport: {
    ...record,
    method: "POST",
    path: `${visit}technical_reports/`,
    summary:
      "Send what your browser measured during one stay in the call, until half an hour after the visit",
    params: ConsultationParams,
    body: NewTechnicalReport,
    limit: "technicalReport",
    answers: { 201: TechnicalReportSummary },
  },
  getTechnicalReport: {
    ...record,
    method: "GET",
    path: `${visit}technical_reports/{report_id}/`,
    summary: "One technical report, whole",
    params: TechnicalReportParams,
    answers: { 200: TechnicalReport },
  },
  getClinic: {
    ...clinic,
    method: "GET",
    path: "/api/clinic/",
    summary: "What your clinic has set, for its staff",
    answers: { 200: ClinicSettings },
  },
  changeClinic: {
    ...clinic,
    method: "PATCH",
    path: "/api/clinic/",
    summary:
      "For administrators: set the text to which patients are asked to agree, whose version grows by itself, and the clinic's phone",
    body: ClinicChange,
    answers: { 200: ClinicSettings },
  },
} as const satisfies Record<string, Operation>;
