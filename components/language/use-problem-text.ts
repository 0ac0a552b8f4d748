import { useTranslations } from "use-intl/react";
import { CookiesRefused } from "#lib/auth/require-cookies.ts";
import { ApiProblem, ServerUnreachable } from "#lib/http/api-problem.ts";
import { isProblemType } from "#lib/problem-types.ts";

/** What went wrong and what to do, in the reader's language: by the kind of refusal, for its text is for developers. */
export function useProblemText(): (error: unknown) => string {
  const t = useTranslations("common.problems");
  return (error) => {
    if (error instanceof CookiesRefused) return t("cookies-refused");
    if (error instanceof ServerUnreachable) return t("unreachable");
    if (!(error instanceof ApiProblem)) return t("unknown");
    const type = error.type.slice(error.type.lastIndexOf("/") + 1);
    return isProblemType(type) ? t(type) : t("unknown");
  };
}
