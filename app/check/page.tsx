import type { Metadata } from "next";
import { Translations } from "#app/translations.tsx";
import { CheckPage } from "#components/check/check-page.tsx";
import { translator } from "#lib/foundation/i18n/translator.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator("common.titles"))("check") };
}

export default function Page() {
  return (
    <Translations of={["check"]}>
      <CheckPage />
    </Translations>
  );
}
