"use client";

import { useTranslations } from "use-intl/react";
import type { WaitingState } from "#components/patient/waiting/waiting-state.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";

/** The present state in one or two sentences. Screen readers announce a change. */
export function WaitingNews({
  state,
  doctor,
  onAskAgain,
}: {
  state: WaitingState;
  doctor: string;
  onAskAgain: () => void;
}) {
  const t = useTranslations("patient.waiting");
  const { name } = state;
  return (
    <div role="status" className="flex flex-col gap-6">
      {name === "dropped" && (
        <Banner tone="attention" title={t("dropped.title")}>
          {t("dropped.detail")}
        </Banner>
      )}
      {name === "turned-away" && (
        <Banner tone="attention" title={t("turnedAway.title", { doctor })}>
          <p>{t("turnedAway.detail")}</p>
          <Button className="mt-2" onClick={onAskAgain}>
            {t("turnedAway.askAgain")}
          </Button>
        </Banner>
      )}
      {name === "arriving" && <p>{t("arriving", { doctor })}</p>}
      {"ahead" in state && (
        <div>
          <p className="text-xl font-semibold">{t(`states.${state.name}.title`, { doctor })}</p>
          <p>{t(`states.${state.name}.detail`)}</p>
        </div>
      )}
    </div>
  );
}
