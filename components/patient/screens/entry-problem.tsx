"use client";

import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button.tsx";
import { VisitorScreen } from "#components/visit/visitor-screen.tsx";
import { isProblem, isRefusal } from "#lib/client/api-problem.ts";

/** Why the link does not lead to the visit, and what to do. Nothing is known here of the clinic: only a good link tells. */
export function EntryProblem({ problem, onRetry }: { problem: unknown; onRetry: () => void }) {
  const t = useTranslations("patient.refused");
  const tCommon = useTranslations("common");
  const reason = reasonOf(problem);
  return (
    <VisitorScreen title={t(`${reason}.title`)}>
      <p>{t(`${reason}.detail`)}</p>
      {reason === "unreachable" && (
        <Button variant="primary" size="large" onClick={onRetry}>
          {tCommon("tryAgain")}
        </Button>
      )}
    </VisitorScreen>
  );
}

const refusals = [
  "link-unknown",
  "link-replaced",
  "link-expired",
  "visit-ended",
  "link-not-yet-open",
] as const;

function reasonOf(problem: unknown): (typeof refusals)[number] | "unreachable" | "open-again" {
  if (!isRefusal(problem)) return "unreachable";
  return refusals.find((type) => isProblem(problem, type)) ?? "open-again";
}
