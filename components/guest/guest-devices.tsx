"use client";

import { useTranslations } from "use-intl/react";
import type { LocalMedia } from "#components/call/local-media.ts";
import { PreJoin } from "#components/call/pre-join.tsx";
import { ClinicPhone } from "#components/visit/clinic-phone.tsx";
import { VisitorScreen } from "#components/visit/visitor-screen.tsx";
import type { Guest } from "#lib/guests/schemas.ts";

export interface GuestDevicesProps {
  guest: Guest;
  media: LocalMedia;
  onReady: () => void;
}

export function GuestDevices({ guest, media, onReady }: GuestDevicesProps) {
  const t = useTranslations("guest.devices");
  return (
    <VisitorScreen title={t("title")} clinicName={guest.clinic.name} isWide>
      <div className="-m-4">
        <PreJoin media={media} title={t("preview")} actionLabel={t("ready")} onReady={onReady} />
      </div>
      <ClinicPhone clinic={guest.clinic} lead={t("phone")} />
    </VisitorScreen>
  );
}
