"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";
import { CallMessage } from "#components/call/notices/call-message.tsx";
import type { EndReason } from "#components/call/problems/end-reason.ts";
import { Button } from "#components/ui/button.tsx";

/** Why a stay ended where the person can come back, and what the button for it is called. */
const waysBack = {
  left: "joinAgain",
  removed: "joinAgain",
  "opened-elsewhere": "useHere",
} as const;

export function EndedView({
  reason,
  onRejoin,
  children,
}: {
  reason: EndReason;
  onRejoin: () => void;
  children?: ReactNode;
}) {
  const t = useTranslations("call.ended");
  return (
    <CallMessage title={t(`${reason}.title`)}>
      <p>{t(`${reason}.detail`)}</p>
      {reason in waysBack && (
        <Button variant="primary" size="large" onClick={onRejoin}>
          {t(waysBack[reason as keyof typeof waysBack])}
        </Button>
      )}
      {children}
    </CallMessage>
  );
}
