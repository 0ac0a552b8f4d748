"use client";

import { useTranslations } from "use-intl/react";
import type { LocalMedia } from "#components/call/local-media.ts";
import { PreJoin } from "#components/call/pre-join.tsx";
import { ClinicPhone } from "#components/visit/clinic-phone.tsx";
import { VisitorScreen } from "#components/visit/visitor-screen.tsx";
import type { Consultation } from "#lib/consultations/schemas.ts";

export interface DeviceCheckScreenProps {
  visit: Consultation;
  media: LocalMedia;
  onReady: () => void;
}

export function DeviceCheckScreen({ visit, media, onReady }: DeviceCheckScreenProps) {
  const t = useTranslations("patient.devices");
  return (
    <VisitorScreen title={t("title")} clinicName={visit.clinic.name} isWide>
      <div className="-m-4">
        <PreJoin
          media={media}
          title={t("preview", { doctor: visit.doctor.name })}
          actionLabel={t("ready")}
          onReady={onReady}
        />
      </div>
      <ClinicPhone clinic={visit.clinic} lead={t("phone")} />
    </VisitorScreen>
  );
}
