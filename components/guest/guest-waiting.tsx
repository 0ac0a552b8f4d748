"use client";

import { useEffect } from "react";
import { useTranslations } from "use-intl/react";
import type { LocalMedia } from "#components/call/devices/local-media.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { ClinicPhone } from "#components/visit/clinic-phone.tsx";
import { VisitorScreen } from "#components/visit/visitor-screen.tsx";
import type { Guest } from "#lib/wire/guest.ts";

export interface GuestWaitingProps {
  guest: Guest;
  media: LocalMedia;
  /** Why the last sign of life was not answered. */
  problem: unknown;
  onLeave: () => void;
}

/** Until the doctor lets them in, or, when they are let in already, until the visit begins. */
export function GuestWaiting({ guest, media, problem, onLeave }: GuestWaitingProps) {
  const t = useTranslations("guest.waiting");
  const doctor = guest.doctor.name;
  const state = guest.status === "admitted" ? "admitted" : "asked";

  useEffect(() => {
    // Back here after leaving: the camera that was checked is opened again.
    void media.start();
  }, [media]);

  return (
    <VisitorScreen title={t("title")} clinicName={guest.clinic.name}>
      <div role="status" className="flex flex-col gap-6">
        {problem === null ? (
          <p className="text-xl font-semibold">{t(`${state}.now`, { doctor })}</p>
        ) : (
          <Banner tone="attention" title={t("dropped.title")}>
            {t("dropped.detail")}
          </Banner>
        )}
      </div>
      <p>{t(`${state}.next`, { doctor })}</p>
      <ClinicPhone clinic={guest.clinic} lead={t("phone")} />
      <Button onClick={onLeave}>{t("leave")}</Button>
    </VisitorScreen>
  );
}
