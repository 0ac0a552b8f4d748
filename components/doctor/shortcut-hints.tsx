"use client";

import { useSyncExternalStore } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button.tsx";

const storageKey = "panacare.shortcuts";
const changed = "panacare:shortcuts";

/** On unless switched off on this device; off while the server draws. */
export function useShortcutsEnabled(): boolean {
  return useSyncExternalStore(
    (listener) => {
      window.addEventListener(changed, listener);
      return () => window.removeEventListener(changed, listener);
    },
    () => localStorage.getItem(storageKey) !== "off",
    () => false,
  );
}

/** A keyboard is a sign of a screen wide enough to mention it. */
export function ShortcutHints({ canTreat }: { canTreat: boolean }) {
  const t = useTranslations("doctor.shortcuts");
  const isEnabled = useShortcutsEnabled();

  function toggle() {
    localStorage.setItem(storageKey, isEnabled ? "off" : "on");
    window.dispatchEvent(new Event(changed));
  }

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
      <Button variant="quiet" onClick={toggle}>
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
