import Link from "next/link";
import { useTranslations } from "use-intl/react";
import { buttonStyle } from "#components/ui/button.tsx";

export function BackToDashboard() {
  const t = useTranslations("doctor");
  return (
    <Link href="/dashboard" className={`${buttonStyle({ variant: "primary", size: "large" })} sm:self-start`}>
      {t("backToDashboard")}
    </Link>
  );
}
