import { useTranslations } from "use-intl/react";
import { useProblemText } from "#components/language/use-problem-text.ts";
import { Banner } from "#components/ui/banner.tsx";
import { ApiProblem } from "#lib/client/api-problem.ts";

/** Above the call that is being entered: why that does not work yet, while it is tried again. */
export function EntryTrouble({ trouble }: { trouble: unknown }) {
  const t = useTranslations("visit.entry");
  const problemText = useProblemText();
  if (trouble === null) return null;
  const code = trouble instanceof ApiProblem ? trouble.twilioCode : undefined;
  return (
    <div className="mx-auto w-full max-w-2xl p-4">
      <Banner tone="attention" title={t("title")}>
        <p>
          {problemText(trouble)} {t("stay")}
        </p>
        {code !== undefined && (
          <details>
            <summary className="min-h-11 py-2">{t("details")}</summary>
            {t("code", { code: String(code) })}
          </details>
        )}
      </Banner>
    </div>
  );
}
