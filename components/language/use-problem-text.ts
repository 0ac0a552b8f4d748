import { useTranslations } from "use-intl/react";
import { ApiProblem, ServerUnreachable } from "#lib/client/api-problem.ts";
import { CookiesRefused } from "#lib/client/require-cookies.ts";
import { isProblemType, type ProblemType } from "#lib/wire/problem-types.ts";

/** @param ownWords for refusals that mean more where they are shown than anywhere */
export type ProblemText = (error: unknown, ownWords?: Partial<Record<ProblemType, string>>) => string;

/** What went wrong and what to do, in the reader's language: by the kind of refusal, for its text is for developers. */
export function useProblemText(): ProblemText {
  const t = useTranslations("common.problems");
  return (error, ownWords = {}) => {
    if (error instanceof CookiesRefused) return t("cookies-refused");
    if (error instanceof ServerUnreachable) return t("unreachable");
    if (!(error instanceof ApiProblem)) return t("unknown");
    const type = error.type.slice(error.type.lastIndexOf("/") + 1);
    return isProblemType(type) ? (ownWords[type] ?? t(type)) : t("unknown");
  };
}
