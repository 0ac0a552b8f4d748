import { useTranslations } from "use-intl/react";
import { BackToDashboard } from "#components/doctor/visit/back-to-dashboard.tsx";
import { VisitsProblem } from "#components/doctor/visits/visits-problem.tsx";
import { isProblem } from "#lib/client/api-problem.ts";

export function UnavailableVisit({ problem, onRetry }: { problem: unknown; onRetry: () => void }) {
  const t = useTranslations("doctor.problems");
  if (!isProblem(problem, "not-found")) {
    return <VisitsProblem problem={problem} hasData={false} onRetry={onRetry} />;
  }
  return (
    <>
      <h1 className="text-3xl font-semibold">{t("notFound")}</h1>
      <p>{t("notFoundDetail")}</p>
      <BackToDashboard />
    </>
  );
}
