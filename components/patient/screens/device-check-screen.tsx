"use client";

import { useTranslations } from "use-intl/react";
import type { LocalMedia } from "#components/call/devices/local-media.ts";
import { PreJoin } from "#components/call/pre-join/pre-join.tsx";
import { NetworkCheck } from "#components/check/network-check.tsx";
import { StartedNotice } from "#components/patient/waiting/started-notice.tsx";
import { ClinicPhone } from "#components/visit/clinic-phone.tsx";
import { fetchVisitServers } from "#components/visit/fetch-visit-servers.ts";
import { VisitorScreen } from "#components/visit/visitor-screen.tsx";
import type { Consultation } from "#lib/wire/consultation.ts";

export interface DeviceCheckScreenProps {
  visit: Consultation;
  media: LocalMedia;
  signalingUrl: string | null;
  onReady: () => void;
}

export function DeviceCheckScreen({ visit, media, signalingUrl, onReady }: DeviceCheckScreenProps) {
  const t = useTranslations("patient.devices");
  return (
    <VisitorScreen title={t("title")} clinicName={visit.clinic.name} isWide>
      <StartedNotice visit={visit} />
      <div className="-m-4">
        <PreJoin
          media={media}
          title={t("preview", { doctor: visit.doctor.name })}
          actionLabel={t("ready")}
          onReady={onReady}
          checks={<NetworkCheck fetchServers={() => fetchVisitServers(signalingUrl)} />}
        />
      </div>
      <ClinicPhone clinic={visit.clinic} lead={t("phone")} />
    </VisitorScreen>
  );
}
