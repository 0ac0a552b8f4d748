"use client";

import { MonitorX } from "lucide-react";
import { useTranslations } from "use-intl/react";
import { useCallSession } from "#components/call/react/call-context.tsx";
import { useStore } from "#components/call/react/use-store.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";

/** What goes out beside the camera's picture, so that nobody shows something without knowing; and what could not. */
export function SendingNotices() {
  const t = useTranslations("call");
  const close = useTranslations("common")("close");
  const { screen, blur } = useCallSession();
  const shown = useStore(screen);
  const blurred = useStore(blur);
  return (
    <>
      {shown.track && (
        <Banner
          title={t("stage.sharing")}
          action={
            <Button icon={<MonitorX aria-hidden className="size-5" />} onClick={() => screen.stop()}>
              {t("stage.stopSharing")}
            </Button>
          }
        />
      )}
      {shown.hasFailed && (
        <Banner
          tone="attention"
          title={t("hints.shareFailed")}
          action={<Button onClick={() => screen.dismissFailure()}>{close}</Button>}
        >
          {t("hints.shareFailedDetail")}
        </Banner>
      )}
      {blurred.hasFailed && (
        <Banner
          tone="attention"
          title={t("hints.blurFailed")}
          action={<Button onClick={() => blur.dismissFailure()}>{close}</Button>}
        >
          {t("hints.blurFailedDetail")}
        </Banner>
      )}
    </>
  );
}
