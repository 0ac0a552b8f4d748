import { callApi } from "#lib/client/api.ts";
import type { TechnicalReportSummary } from "#lib/wire/technical-report.ts";

/** Saves the whole report as a JSON file, whose name says of when it is. */
export async function downloadReport({
  consultation_id: visitId,
  id,
  started_at: startedAt,
}: TechnicalReportSummary): Promise<void> {
  const report = await callApi("GET /api/consultations/{id}/technical_reports/{report_id}/", {
    params: { id: visitId, report_id: id },
  });
  const url = URL.createObjectURL(new Blob([JSON.stringify(report, null, 2)], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `technical-report-${startedAt.replaceAll(":", "-")}.json`;
  link.click();
  URL.revokeObjectURL(url);
}
