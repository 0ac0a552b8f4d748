"use client";

import { useTranslations } from "use-intl/react";
import { useCallSession } from "#components/call/react/call-context.tsx";
import { useCall } from "#components/call/react/use-call.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";

/** A phone call or another app has taken a device: it is on, and gives nothing. */
export function InterruptedDevices() {
  const t = useTranslations("call.interrupted");
  const { media } = useCallSession();
  const local = useCall((state) => state.local);
  return (["microphone", "camera"] as const).map(
    (kind) =>
      local[kind].isOn &&
      local[kind].isInterrupted && (
        <Banner
          key={kind}
          tone="attention"
          title={t(kind)}
          action={<Button onClick={() => void media.resume(kind)}>{t("resume")}</Button>}
        >
          {t("detail")}
        </Banner>
      ),
  );
}
