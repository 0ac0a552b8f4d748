import Link from "next/link";
import { useTranslations } from "use-intl/react";
import { useProblemText } from "#components/language/use-problem-text.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button, buttonStyle } from "#components/ui/button.tsx";
import { isSignedOut, ServerUnreachable } from "#lib/client/api-problem.ts";

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
  const t = useTranslations("doctor.problems");
  const common = useTranslations("common");
  const problemText = useProblemText();
  if (problem === null) return null;
  if (isSignedOut(problem)) {
    return (
      <Banner
        tone="attention"
        title={t("signedOut")}
        action={
          <Link href="/sign-in" className={buttonStyle({})}>
            {t("signIn")}
          </Link>
        }
      >
        {t("signedOutDetail")}
      </Banner>
    );
  }
  if (problem instanceof ServerUnreachable && hasData) {
    return (
      <Banner tone="attention" title={t("offline")}>
        {t("offlineVisits")}
      </Banner>
    );
  }
  return (
    <Banner
      tone="danger"
      title={t("notLoaded")}
      action={<Button onClick={onRetry}>{common("tryAgain")}</Button>}
    >
      {problemText(problem)}
    </Banner>
  );
}
