"use client";

import { LoaderCircle } from "lucide-react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button.tsx";

export function ConnectingView({ onLeave }: { onLeave: () => void }) {
  const t = useTranslations("call.connecting");
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-6 p-4 text-center">
      <LoaderCircle aria-hidden className="size-10 animate-spin text-accent" />
      <p role="status" className="text-xl">
        {t("title")}
      </p>
      <Button onClick={onLeave}>{t("cancel")}</Button>
    </div>
  );
}
