"use client";

import { Mic } from "lucide-react";
import { useTranslations } from "use-intl/react";
import { useCallSession } from "#components/call/react/call-context.tsx";

/** Turns off someone else's microphone. Goes when it is off, whoever did it. */
export function MuteOther({ sid, name }: { sid: string; name: string }) {
  const t = useTranslations("call.stage");
  const { hostMute } = useCallSession();
  return (
    <button
      ref={handFocusOn}
      type="button"
      aria-label={t("muteName", { name })}
      title={t("muteName", { name })}
      onClick={() => hostMute.ask(sid)}
      className="inline-flex min-h-11 min-w-11 shrink-0 items-center justify-center gap-2 rounded-lg bg-sunken font-semibold transition-colors select-none hover:bg-line @xs:px-3"
    >
      <Mic aria-hidden className="size-5 shrink-0" />
      <span className="hidden @xs:inline">{t("mute")}</span>
    </button>
  );
}

/** When the button goes, whoever was on it by keyboard stays where they were: on the person's tile, which now says "muted". */
function handFocusOn(button: HTMLButtonElement | null) {
  return () => {
    if (button && document.activeElement === button) button.closest("figure")?.focus();
  };
}
