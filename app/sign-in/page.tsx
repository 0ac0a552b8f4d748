import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { currentStaff } from "#app/current-staff.ts";
import { Translations } from "#app/translations.tsx";
import { SignInForm } from "#components/account/sign-in-form.tsx";
import { LanguageSelect } from "#components/language/language-select.tsx";
import { Brand } from "#components/ui/brand.tsx";
import { translator } from "#lib/foundation/i18n/translator.ts";
import { publicConfig } from "#lib/services/firebase/public-config.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator("account"))("title") };
}

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const destination = safeDestination((await searchParams)["next"]);
  if (await currentStaff()) redirect(destination);
  const t = await translator("account");
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-md flex-col gap-8 px-4 py-8 sm:justify-center">
      <div className="flex items-center justify-between gap-4">
        <Brand />
        <LanguageSelect />
      </div>
      <div className="flex flex-col gap-6 rounded-2xl border border-line bg-surface p-4 sm:p-8">
        <h1 className="text-2xl font-semibold">{t("title")}</h1>
        <Translations of={["account"]}>
          <SignInForm config={publicConfig()} destination={destination} />
        </Translations>
      </div>
      <p className="text-muted">{t("forPatients")}</p>
    </main>
  );
}

/** Only a page of our own: a link to sign in must not lead on to another site. */
function safeDestination(next: string | string[] | undefined): string {
  return typeof next === "string" && /^\/consultations\/[0-9a-f-]{36}$/.test(next) ? next : "/dashboard";
}
