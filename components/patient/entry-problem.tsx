"use client";

import { PatientScreen } from "#components/patient/patient-screen.tsx";
import { Button } from "#components/ui/button.tsx";
import { ApiProblem } from "#lib/http/api-problem.ts";

/** Why the link does not lead to the visit, and what to do. Nothing is known here of the clinic: only a good link tells. */
export function EntryProblem({ problem, onRetry }: { problem: unknown; onRetry: () => void }) {
  const { title, text, canRetry = false } = explain(problem);
  return (
    <PatientScreen title={title}>
      <p>{text}</p>
      {canRetry && (
        <Button variant="primary" size="large" onClick={onRetry}>
          Try again
        </Button>
      )}
    </PatientScreen>
  );
}

interface Explanation {
  title: string;
  text: string;
  canRetry?: boolean;
}

const explanations: Record<string, Explanation> = {
  "/problems/link-unknown": {
    title: "This link is not complete",
    text: "We found no visit for it. Please open the link from your message again, or copy all of it. If that does not help, call your clinic and ask for a new link.",
  },
  "/problems/link-replaced": {
    title: "There is a newer link for your visit",
    text: "Your clinic has sent you another link, and this one no longer works. Please open the newest message. If you cannot find it, call your clinic.",
  },
  "/problems/link-expired": {
    title: "This link has expired",
    text: "The time of your visit has passed. Please call your clinic to find a new time.",
  },
  "/problems/visit-ended": {
    title: "This visit is over",
    text: "Your visit has ended or was cancelled. If you still need help, please call your clinic.",
  },
  "/problems/link-not-yet-open": {
    title: "You are early",
    text: "This link opens one day before your visit. Keep the message and open the link again then.",
  },
};

const newerLinkOrAgain: Explanation = {
  title: "Please open your link again",
  text: "To keep your visit private, we need the link from your newest message once more. Open it there, and you are back. If you cannot find it, call your clinic.",
};

const unreachable: Explanation = {
  title: "We cannot reach your clinic",
  text: "Please check that this phone or computer is connected to the internet. Your link is still good.",
  canRetry: true,
};

function explain(problem: unknown): Explanation {
  if (!(problem instanceof ApiProblem) || problem.status >= 500) return unreachable;
  return explanations[problem.type] ?? newerLinkOrAgain;
}
