"use client";

import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button.tsx";
import { ClinicPhone } from "#components/visit/clinic-phone.tsx";
import { VisitorScreen } from "#components/visit/visitor-screen.tsx";
import type { Guest } from "#lib/wire/guest.ts";

export function GuestLeft({ guest, onReturn }: { guest: Guest; onReturn: () => void }) {
  const t = useTranslations("guest.left");
  return (
    <VisitorScreen title={t("title")} clinicName={guest.clinic.name}>
      <p>{t("detail")}</p>
      <Button variant="primary" size="large" onClick={onReturn}>
        {t("back")}
      </Button>
      <ClinicPhone clinic={guest.clinic} />
    </VisitorScreen>
  );
}
