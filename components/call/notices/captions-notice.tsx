"use client";

import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { captionLanguageNames } from "#lib/client/caption-languages.ts";
import type { CaptionLanguage } from "#lib/wire/vocabulary/caption-language.ts";

/** Whoever is in the call learns that what they say is written down, by whom and for how long, each time it begins. */
export function CaptionsNotice({ language }: { language: CaptionLanguage }) {
  const t = useTranslations("call.captions");
  const [isUnderstood, setIsUnderstood] = useState(false);
  if (isUnderstood) return null;
  return (
    <Banner
      title={t("onTitle", { language: captionLanguageNames[language] })}
      action={<Button onClick={() => setIsUnderstood(true)}>{t("understood")}</Button>}
    >
      {t("onDetail")}
    </Banner>
  );
}
