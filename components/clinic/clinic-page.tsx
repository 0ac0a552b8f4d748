"use client";

import { useTranslations } from "use-intl/react";
import { ClinicForm } from "#components/clinic/clinic-form.tsx";
import { useProblemText } from "#components/language/use-problem-text.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { useReading } from "#components/ui/use-reading.ts";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";
import { callApi } from "#lib/client/api.ts";

const readClinic = () => callApi("GET /api/clinic/");

/** For administrators: what their clinic has set. */
export function ClinicPage() {
  const t = useTranslations("clinic");
  const common = useTranslations("common");
  const problemText = useProblemText();
  const { value: settings, problem, again, replace } = useReading("clinic", readClinic);

  return (
    <main className="mx-auto flex w-full max-w-3xl flex-col gap-6 px-4 py-6 sm:py-8">
      <div>
        <h1 className="text-3xl font-semibold">{t("title")}</h1>
        {settings && <p className="text-muted">{settings.name}</p>}
      </div>
      {problem !== null && (
        <Banner tone="danger" action={<Button onClick={again}>{common("tryAgain")}</Button>}>
          {problemText(problem)}
        </Banner>
      )}
      {settings && <ClinicForm settings={settings} onSaved={replace} />}
      {!settings && problem === null && (
        <div role="status" className="flex flex-col gap-4">
          <VisuallyHidden>{t("loading")}</VisuallyHidden>
          <Skeleton className="h-20" />
          <Skeleton className="h-64" />
        </div>
      )}
    </main>
  );
}
