import { request } from "#lib/client/api-request.ts";
import { type ClinicChange, ClinicSettings } from "#lib/wire/clinic.ts";
import { type Agreement, Consultation } from "#lib/wire/consultation.ts";
import { Feedback, FeedbackList, type GiveFeedback } from "#lib/wire/feedback.ts";
import { Notes, type WriteNotes } from "#lib/wire/notes.ts";
import { Summary, type WriteSummary } from "#lib/wire/summary.ts";
import {
  type NewTechnicalReport,
  TechnicalReport,
  TechnicalReportList,
  TechnicalReportSummary,
} from "#lib/wire/technical-report.ts";

/** What a visit leaves behind, as the pages read and write it. They throw as those of lib/client/api-client.ts do. */

/** For the patient. Refused as `/problems/consent-text-changed` when the clinic has another text by now. */
export function agree(id: string, agreement: Agreement): Promise<Consultation> {
  return request("POST", `/api/consultations/${id}/consent/`, Consultation, { body: agreement });
}

export function getNotes(id: string): Promise<Notes> {
  return request("GET", `/api/consultations/${id}/notes/`, Notes);
}

/** Refused as `/problems/notes-changed` when there is a newer revision: `Notes.parse(problem.current)` is what to merge with. */
export function writeNotes(id: string, notes: WriteNotes): Promise<Notes> {
  return request("PUT", `/api/consultations/${id}/notes/`, Notes, { body: notes });
}

export function getSummary(id: string): Promise<Summary> {
  return request("GET", `/api/consultations/${id}/summary/`, Summary);
}

export function writeSummary(id: string, summary: WriteSummary): Promise<Summary> {
  return request("PUT", `/api/consultations/${id}/summary/`, Summary, { body: summary });
}

export function listFeedback(id: string): Promise<FeedbackList> {
  return request("GET", `/api/consultations/${id}/feedback/`, FeedbackList);
}

export function giveFeedback(id: string, feedback: GiveFeedback): Promise<Feedback> {
  return request("POST", `/api/consultations/${id}/feedback/`, Feedback, { body: feedback });
}

export function listTechnicalReports(id: string): Promise<TechnicalReportList> {
  return request("GET", `/api/consultations/${id}/technical_reports/`, TechnicalReportList);
}

export function getTechnicalReport(id: string, reportId: string): Promise<TechnicalReport> {
  return request("GET", `/api/consultations/${id}/technical_reports/${reportId}/`, TechnicalReport);
}

/** Also works from a page that is being closed: a report is shorter than the 64 KiB that a browser then sends. */
export function sendTechnicalReport(id: string, report: NewTechnicalReport): Promise<TechnicalReportSummary> {
  return request("POST", `/api/consultations/${id}/technical_reports/`, TechnicalReportSummary, {
    body: report,
    keepalive: true,
  });
}

export function getClinic(): Promise<ClinicSettings> {
  return request("GET", "/api/clinic/", ClinicSettings);
}

export function changeClinic(change: ClinicChange): Promise<ClinicSettings> {
  return request("PATCH", "/api/clinic/", ClinicSettings, { body: change });
}
