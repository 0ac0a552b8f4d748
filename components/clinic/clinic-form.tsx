"use client";

import { type SubmitEvent, useState } from "react";
import { useTranslations } from "use-intl/react";
import { useProblemText } from "#components/language/use-problem-text.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { callApi } from "#lib/client/api.ts";
import type { ClinicSettings } from "#lib/wire/clinic.ts";
import { isLocale, localeNames, locales } from "#lib/wire/locales.ts";

export interface ClinicFormProps {
  settings: ClinicSettings;
  onSaved: (settings: ClinicSettings) => void;
}

export function ClinicForm({ settings, onSaved }: ClinicFormProps) {
  const t = useTranslations("clinic");
  const problemText = useProblemText();
  const [isBusy, setIsBusy] = useState(false);
  const [outcome, setOutcome] = useState<{ problem: unknown } | "saved" | null>(null);

  async function save(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name)).trim() || null;
    setIsBusy(true);
    setOutcome(null);
    try {
      const language = text("language") ?? undefined;
      onSaved(
        await callApi("PATCH /api/clinic/", {
          body: {
            phone: text("phone"),
            time_zone: text("timeZone") ?? undefined,
            language: isLocale(language) ? language : undefined,
            consent_text: text("consent"),
          },
        }),
      );
      setOutcome("saved");
    } catch (problem) {
      setOutcome({ problem });
    } finally {
      setIsBusy(false);
    }
  }

  return (
    <form
      onSubmit={save}
      onChange={() => setOutcome(null)}
      className="flex flex-col gap-6 rounded-2xl border border-line bg-surface p-4 sm:p-6"
    >
      <Field
        label={t("phone")}
        hint={t("phoneHint")}
        name="phone"
        type="tel"
        maxLength={40}
        optional
        defaultValue={settings.phone ?? ""}
      />
      <Select
        label={t("timeZone")}
        hint={t("timeZoneHint")}
        name="timeZone"
        defaultValue={settings.time_zone}
        options={timeZones(settings.time_zone)}
      />
      <Select
        label={t("language")}
        hint={t("languageHint")}
        name="language"
        defaultValue={settings.language}
        options={locales.map((locale) => ({ value: locale, label: localeNames[locale] }))}
      />
      <TextArea
        label={t("consent")}
        hint={t("consentHint")}
        name="consent"
        rows={10}
        maxLength={10_000}
        optional
        defaultValue={settings.consent_text ?? ""}
      />
      {settings.consent_version > 0 && (
        <p className="text-muted">{t("version", { version: String(settings.consent_version) })}</p>
      )}
      {outcome === "saved" && <Banner tone="success">{t("saved")}</Banner>}
      {outcome !== null && outcome !== "saved" && (
        <Banner tone="danger">{problemText(outcome.problem)}</Banner>
      )}
      <Button type="submit" variant="primary" size="large" busy={isBusy} className="sm:self-start">
        {t("save")}
      </Button>
    </form>
  );
}

/** Those that the browser knows, and the present one, which the server may know by an older name. */
function timeZones(present: string) {
  const names = new Set(["UTC", present, ...Intl.supportedValuesOf("timeZone")]);
  return [...names].toSorted().map((name) => ({ value: name, label: name.replaceAll("_", " ") }));
}
