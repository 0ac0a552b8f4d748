"use client";

import { useTranslations } from "use-intl/react";
import type { LocalMedia } from "#components/call/devices/local-media.ts";
import { PreJoin } from "#components/call/pre-join/pre-join.tsx";
import { NetworkCheck } from "#components/check/network-check.tsx";
import { ClinicPhone } from "#components/visit/clinic-phone.tsx";
import { fetchVisitServers } from "#components/visit/fetch-visit-servers.ts";
import { VisitorScreen } from "#components/visit/visitor-screen.tsx";
import type { Guest } from "#lib/wire/guest.ts";

export interface GuestDevicesProps {
  guest: Guest;
  media: LocalMedia;
  signalingUrl: string | null;
  onReady: () => void;
}

export function GuestDevices({ guest, media, signalingUrl, onReady }: GuestDevicesProps) {
  const t = useTranslations("guest.devices");
  return (
    <VisitorScreen title={t("title")} clinicName={guest.clinic.name} isWide>
      <div className="-m-4">
        <PreJoin
          media={media}
          title={t("preview")}
          actionLabel={t("ready")}
          onReady={onReady}
          checks={<NetworkCheck fetchServers={() => fetchVisitServers(signalingUrl)} />}
        />
      </div>
      <ClinicPhone clinic={guest.clinic} lead={t("phone")} />
    </VisitorScreen>
  );
}
