"use client";

import { useTranslations } from "use-intl/react";
import { CheckCard } from "#components/system/check-card.tsx";
import { TurnFindings } from "#components/system/turn-findings.tsx";
import { TwilioFindings } from "#components/system/twilio-findings.tsx";
import { callApi } from "#lib/client/api.ts";

/** For administrators: whether calls can work, and what to do when they cannot. */
export function SystemPage() {
  const t = useTranslations("system");
  return (
    <main className="mx-auto flex w-full max-w-5xl flex-col gap-8 px-4 py-6 sm:py-8">
      <h1 className="text-3xl font-semibold">{t("title")}</h1>
      <CheckCard
        title={t("video.title")}
        explanation={t("video.explanation")}
        right={t("video.right")}
        wrong={t("video.wrong")}
        run={() => callApi("POST /api/system/twilio_check/")}
      >
        {(result) => <TwilioFindings findings={result.findings} claims={result.claims} />}
      </CheckCard>
      <CheckCard
        title={t("relays.title")}
        explanation={t("relays.explanation")}
        right={t("relays.right")}
        wrong={t("relays.wrong")}
        run={() => callApi("POST /api/system/turn_check/")}
      >
        {(result) => <TurnFindings providers={result.providers} />}
      </CheckCard>
    </main>
  );
}
