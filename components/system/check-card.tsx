"use client";

import { type ReactNode, useId, useState } from "react";
import { useTranslations } from "use-intl/react";
import { useProblemText } from "#components/language/use-problem-text.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";

export interface CheckCardProps<Result> {
  title: string;
  explanation: string;
  /** The verdicts in one sentence each. */
  right: string;
  wrong: string;
  run: () => Promise<Result>;
  children: (result: Result) => ReactNode;
}

/** One check of the system: a button, a verdict, and below it everything that was found. */
export function CheckCard<Result extends { is_right: boolean }>({
  title,
  explanation,
  right,
  wrong,
  run,
  children,
}: CheckCardProps<Result>) {
  const t = useTranslations("system");
  const problemText = useProblemText();
  const titleId = useId();
  const [isBusy, setIsBusy] = useState(false);
  const [result, setResult] = useState<Result | null>(null);
  const [problem, setProblem] = useState<unknown>(null);

  async function start() {
    setIsBusy(true);
    setProblem(null);
    try {
      setResult(await run());
    } catch (error) {
      setResult(null);
      setProblem(error);
    } finally {
      setIsBusy(false);
    }
  }

  return (
    <section
      aria-labelledby={titleId}
      className="flex flex-col gap-4 rounded-2xl border border-line bg-surface p-4 sm:p-6"
    >
      <div className="flex flex-wrap items-start justify-between gap-4">
        <div className="min-w-0 flex-1 basis-72">
          <h2 id={titleId} className="text-xl font-semibold">
            {title}
          </h2>
          <p className="text-muted">{explanation}</p>
        </div>
        <Button variant="primary" busy={isBusy} onClick={start}>
          {result ? t("checkAgain") : t("check")}
        </Button>
      </div>
      {problem !== null && <Banner tone="danger">{problemText(problem)}</Banner>}
      {result && (
        <>
          <Banner tone={result.is_right ? "success" : "danger"}>{result.is_right ? right : wrong}</Banner>
          {children(result)}
        </>
      )}
    </section>
  );
}
