import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";

/** What a person reads out to whoever helps. Nobody else needs it, so it is folded. */
export function ProblemDetails({ children }: { children: ReactNode }) {
  const t = useTranslations("call");
  return (
    <details className="text-muted">
      <summary className="min-h-11 py-2.5 font-medium">{t("details")}</summary>
      <p className="tabular-nums">{children}</p>
    </details>
  );
}
