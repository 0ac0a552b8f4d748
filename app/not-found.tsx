import Link from "next/link";
import { PageMessage } from "#components/account/page-message.tsx";
import { buttonStyle } from "#components/ui/button.tsx";
import { translator } from "#lib/foundation/i18n/translator.ts";

export default async function NotFoundPage() {
  const t = await translator("common.notFound");
  return (
    <PageMessage title={t("title")}>
      <p>{t("detail")}</p>
      <Link href="/" className={buttonStyle({ variant: "secondary" })}>
        {t("home")}
      </Link>
    </PageMessage>
  );
}
