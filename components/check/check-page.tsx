"use client";

import { Download } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import { codeOf, firstSteps, type Step, verdictOf, withStep } from "#components/check/check-steps.ts";
import { runCheck } from "#components/check/run-check.ts";
import { StepList } from "#components/check/step-list.tsx";
import { LanguageSelect } from "#components/language/language-select.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { Brand } from "#components/ui/brand.tsx";
import { Button } from "#components/ui/button.tsx";
import { callApi } from "#lib/client/api.ts";

/** For a patient before their first visit, and for who runs a hospital's network. Nobody signs in. */
export function CheckPage() {
  const t = useTranslations("check");
  const [steps, setSteps] = useState<readonly Step[] | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const verdict = steps && verdictOf(steps);

  function start() {
    running.current?.abort();
    const asked = new AbortController();
    running.current = asked;
    setSteps(firstSteps);
    void runCheck({
      fetchServers: () => callApi("POST /api/check/relay/"),
      signal: asked.signal,
      onStep: (step) => setSteps((before) => withStep(before ?? firstSteps, step)),
    });
  }

  return (
    <main className="mx-auto flex w-full max-w-2xl flex-col gap-6 px-4 py-6 sm:py-8">
      <header className="flex items-center justify-between gap-4">
        <Brand />
        <LanguageSelect />
      </header>
      <div>
        <h1 className="text-3xl font-semibold">{t("title")}</h1>
        <p className="text-muted">{t("explanation")}</p>
      </div>
      {verdict && (
        <Banner tone={verdict.tone} title={t(`verdicts.${verdict.name}.title`)}>
          {t(`verdicts.${verdict.name}.detail`)}
        </Banner>
      )}
      {steps && <StepList steps={steps} />}
      {steps && verdict && (
        <p>
          {t.rich("code", {
            code: codeOf(steps),
            strong: (chunks) => <strong className="text-xl tabular-nums">{chunks}</strong>,
          })}
        </p>
      )}
      <div className="flex flex-wrap gap-3">
        <Button variant="primary" size="large" busy={steps !== null && !verdict} onClick={start}>
          {t(steps ? "again" : "start")}
        </Button>
        {steps && verdict && (
          <Button
            size="large"
            icon={<Download aria-hidden className="size-5" />}
            onClick={() => download(steps)}
          >
            {t("download")}
          </Button>
        )}
      </div>
    </main>
  );
}

/** What was found, for who can read it: no address, name or credential is in it. */
function download(steps: readonly Step[]) {
  const report = {
    code: codeOf(steps),
    at: new Date().toISOString(),
    verdict: verdictOf(steps)?.name,
    steps,
  };
  const url = URL.createObjectURL(new Blob([JSON.stringify(report, null, 2)], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = "panacare-check.json";
  link.click();
  URL.revokeObjectURL(url);
}
