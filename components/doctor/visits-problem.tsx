import Link from "next/link";
import { Banner } from "#components/ui/banner.tsx";
import { Button, buttonStyle } from "#components/ui/button.tsx";
import { ApiProblem, problemText, ServerUnreachable } from "#lib/http/api-problem.ts";

/** Says why the visits shown may not be the present ones, and what to do. */
export function VisitsProblem({
  problem,
  hasData,
  onRetry,
}: {
  problem: unknown;
  hasData: boolean;
  onRetry: () => void;
}) {
  if (problem === null) return null;
  if (problem instanceof ApiProblem && problem.status === 401) {
    return (
      <Banner
        tone="attention"
        title="You have been signed out"
        action={
          <Link href="/sign-in" className={buttonStyle({})}>
            Sign in again
          </Link>
        }
      >
        Your visits go on. Sign in to see them.
      </Banner>
    );
  }
  if (problem instanceof ServerUnreachable && hasData) {
    return (
      <Banner tone="attention" title="No connection to Panacare">
        You see the visits as they were a moment ago. We keep trying and go on by ourselves.
      </Banner>
    );
  }
  return (
    <Banner
      tone="danger"
      title="Your visits could not be loaded"
      action={<Button onClick={onRetry}>Try again</Button>}
    >
      {problemText(problem)}
    </Banner>
  );
}
