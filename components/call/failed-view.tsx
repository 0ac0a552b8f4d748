"use client";

import type { ReactNode } from "react";
import { CallMessage } from "#components/call/call-message.tsx";
import type { CallProblem } from "#components/call/call-problem.ts";
import { ProblemDetails } from "#components/call/problem-details.tsx";
import { Button } from "#components/ui/button.tsx";

export function FailedView({
  problem: { title, detail, canRetry, code },
  onRetry,
  children,
}: {
  problem: CallProblem;
  onRetry: () => void;
  children?: ReactNode;
}) {
  return (
    <CallMessage title={title}>
      <p>{detail}</p>
      {canRetry && (
        <Button variant="primary" size="large" onClick={onRetry}>
          Try again
        </Button>
      )}
      {code !== null && <ProblemDetails>{`Twilio error ${code}`}</ProblemDetails>}
      {children}
    </CallMessage>
  );
}
