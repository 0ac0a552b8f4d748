"use client";

import { useEffect, useState } from "react";
import { listTechnicalReports } from "#lib/http/visit-record-client.ts";
import type { TechnicalReportSummary } from "#lib/technical-reports/schemas.ts";

/** The reports that the reader may see; `read` reads them anew. */
export function useReports(visitId: string) {
  const [reports, setReports] = useState<readonly TechnicalReportSummary[] | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(1);

  // biome-ignore lint/correctness/useExhaustiveDependencies(attempt): another one reads again
  useEffect(() => {
    listTechnicalReports(visitId).then(({ results }) => setReports(results), setProblem);
  }, [visitId, attempt]);

  function read() {
    setProblem(null);
    setAttempt(attempt + 1);
  }

  return { reports, problem, read };
}
