"use client";

import { useTranslations } from "use-intl/react";
import { shortcutsChoice } from "#components/doctor/visits/shortcuts-choice.ts";
import { Button } from "#components/ui/button.tsx";
import { useKeptChoice } from "#components/ui/kept-choice.ts";

/** A keyboard is a sign of a screen wide enough to mention it. */
export function ShortcutHints({ canTreat }: { canTreat: boolean }) {
  const t = useTranslations("doctor.shortcuts");
  const isEnabled = useKeptChoice(shortcutsChoice, false);

  return (
    <div className="hidden flex-wrap items-center gap-x-6 gap-y-2 text-muted md:flex">
      {isEnabled && (
        <>
          {canTreat && <Hint keyName="n" action={t("newVisit")} />}
          <Hint keyName="/" action={t("search")} />
          {canTreat && <Hint keyName="Enter" action={t("next")} />}
          {canTreat && <Hint keyName="t" action={t("turnAway")} />}
        </>
      )}
      <Button variant="quiet" onClick={() => shortcutsChoice.set(!isEnabled)}>
        {isEnabled ? t("off") : t("on")}
      </Button>
    </div>
  );
}

function Hint({ keyName, action }: { keyName: string; action: string }) {
  return (
    <span>
      <kbd className="me-2 rounded-md border border-edge px-1.5 py-0.5 font-mono text-sm text-ink">
        {keyName}
      </kbd>
      {action}
    </span>
  );
}
