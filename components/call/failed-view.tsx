"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";
import { CallMessage } from "#components/call/notices/call-message.tsx";
import { ProblemDetails } from "#components/call/notices/problem-details.tsx";
import type { CallProblem } from "#components/call/problems/call-problem.ts";
import { useProblemText } from "#components/language/use-problem-text.ts";
import { Button } from "#components/ui/button.tsx";

export function FailedView({
  problem,
  onRetry,
  children,
}: {
  problem: CallProblem;
  onRetry: () => void;
  children?: ReactNode;
}) {
  const t = useTranslations("call");
  const common = useTranslations("common");
  const problemText = useProblemText();
  const { says, refusal, canRetry, code, name, support } = problem;
  return (
    <CallMessage title={t(`problems.${says}.title`)}>
      <p>{refusal ? problemText(refusal) : t(`problems.${says}.detail`)}</p>
      {canRetry && (
        <Button variant="primary" size="large" onClick={onRetry}>
          {common("tryAgain")}
        </Button>
      )}
      {code !== null && (
        <ProblemDetails>
          {t("twilioError", { code: String(code), name: name && ` ${name}` })} {t(`support.${support}`)}
        </ProblemDetails>
      )}
      {children}
    </CallMessage>
  );
}
