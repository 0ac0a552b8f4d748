"use client";

import { CircleStop } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { ControlButton } from "#components/call/controls/control-button.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";

/** Asks before it ends the visit: this cannot be taken back, and the others lose their place too. */
export function EndForEveryone({ onEnd }: { onEnd: () => Promise<void> | void }) {
  const t = useTranslations("call.ending");
  const [step, setStep] = useState<"closed" | "asking" | "ending" | "failed">("closed");

  async function end() {
    setStep("ending");
    try {
      await onEnd();
      setStep("closed");
    } catch {
      setStep("failed");
    }
  }

  return (
    <>
      <ControlButton
        label={t("end")}
        tone="danger-outline"
        icon={<CircleStop aria-hidden className="size-6 shrink-0" />}
        onClick={() => setStep("asking")}
      />
      <Dialog
        open={step !== "closed"}
        onClose={() => setStep("closed")}
        title={t("title")}
        description={t("detail")}
      >
        {step === "failed" && (
          <Banner tone="danger" title={t("failed")}>
            {t("failedDetail")}
          </Banner>
        )}
        <div className="flex flex-col-reverse gap-3 sm:flex-row sm:justify-end">
          <Button onClick={() => setStep("closed")}>{t("stay")}</Button>
          <Button variant="danger" busy={step === "ending"} onClick={end}>
            {t("end")}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
