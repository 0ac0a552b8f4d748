"use client";

import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button.tsx";
import { ClinicPhone } from "#components/visit/clinic-phone.tsx";
import { VisitorScreen } from "#components/visit/visitor-screen.tsx";
import type { Guest } from "#lib/wire/guest.ts";

/** Who asks them to come, and as whom. Whose visit it is they learn from the doctor. */
export function GuestWelcome({ guest, onContinue }: { guest: Guest; onContinue: () => void }) {
  const t = useTranslations("guest.welcome");
  return (
    <VisitorScreen title={t("title", { doctor: guest.doctor.name })} clinicName={guest.clinic.name}>
      <dl className="flex flex-col gap-1 rounded-2xl border border-line bg-surface p-4 sm:p-6">
        <dt className="text-base text-muted">{t("as")}</dt>
        <dd className="font-semibold">{guest.name}</dd>
      </dl>
      <p>{t("next", { doctor: guest.doctor.name })}</p>
      <Button variant="primary" size="large" onClick={onContinue}>
        {t("check")}
      </Button>
      <p className="text-base text-muted">{t("explanation")}</p>
      <ClinicPhone clinic={guest.clinic} lead={t("phone")} />
    </VisitorScreen>
  );
}
