"use client";

import { Languages } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ChangeEvent, useId } from "react";
import { useLocale, useTranslations } from "use-intl/react";
import { classNames } from "#components/ui/class-names.ts";
import { controlStyle } from "#components/ui/field-frame.tsx";
import { setPageCookie } from "#lib/client/page-cookie.ts";
import { localeCookie, localeNames, locales } from "#lib/wire/locales.ts";

const yearSeconds = 365 * 24 * 60 * 60;

/** Draws the page anew in another language, at once and from now on in this browser; what is under way on it goes on. */
export function LanguageSelect() {
  const t = useTranslations("common");
  const locale = useLocale();
  const router = useRouter();
  const id = useId();

  function choose(event: ChangeEvent<HTMLSelectElement>) {
    setPageCookie(localeCookie, event.target.value, yearSeconds);
    router.refresh();
  }

  return (
    <span className="flex items-center gap-2">
      <Languages aria-hidden className="size-5 shrink-0 text-muted" />
      <label htmlFor={id} className="sr-only">
        {t("language")}
      </label>
      <select
        id={id}
        value={locale}
        onChange={choose}
        className={classNames(controlStyle, "w-auto border-transparent bg-transparent ps-1 pe-1")}
      >
        {locales.map((each) => (
          <option key={each} value={each} lang={each}>
            {localeNames[each]}
          </option>
        ))}
      </select>
    </span>
  );
}
