import { BackToDashboard } from "#components/doctor/back-to-dashboard.tsx";
import { VisitsProblem } from "#components/doctor/visits-problem.tsx";
import { ApiProblem } from "#lib/http/api-problem.ts";

export function UnavailableVisit({ problem, onRetry }: { problem: unknown; onRetry: () => void }) {
  if (!(problem instanceof ApiProblem) || problem.status !== 404) {
    return <VisitsProblem problem={problem} hasData={false} onRetry={onRetry} />;
  }
  return (
    <>
      <h1 className="text-3xl font-semibold">We do not find this visit</h1>
      <p>It may be a visit of another doctor, or the address is not complete.</p>
      <BackToDashboard />
    </>
  );
}
