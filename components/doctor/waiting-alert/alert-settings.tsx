"use client";

import { Bell, Volume2, VolumeX } from "lucide-react";
import { useTranslations } from "use-intl/react";
import { alertSoundChoice } from "#components/doctor/waiting-alert/alert-sound-choice.ts";
import {
  askForNotifications,
  useNotificationState,
} from "#components/doctor/waiting-alert/waiting-notification.ts";
import { playWaitingSound } from "#components/doctor/waiting-alert/waiting-sound.ts";
import { Button } from "#components/ui/button.tsx";
import { useKeptChoice } from "#components/ui/kept-choice.ts";

/** How this device tells that a patient waits. */
export function AlertSettings({ isSoundHeldBack }: { isSoundHeldBack: boolean }) {
  const t = useTranslations("doctor.alert");
  const isSoundOn = useKeptChoice(alertSoundChoice, true);
  const notifications = useNotificationState();

  function toggleSound() {
    alertSoundChoice.set(!isSoundOn);
    // So that one knows what to listen for.
    if (!isSoundOn) void playWaitingSound();
  }

  return (
    <section aria-label={t("settings")} className="flex flex-wrap items-center gap-x-2 gap-y-1 text-muted">
      <Button
        variant="quiet"
        aria-pressed={isSoundOn}
        icon={
          isSoundOn ? (
            <Volume2 aria-hidden className="size-5 shrink-0" />
          ) : (
            <VolumeX aria-hidden className="size-5 shrink-0" />
          )
        }
        onClick={toggleSound}
      >
        {t("sound")}
        <span aria-hidden>{isSoundOn ? t("on") : t("off")}</span>
      </Button>
      {notifications === "default" && (
        <Button
          variant="quiet"
          icon={<Bell aria-hidden className="size-5 shrink-0" />}
          onClick={() => void askForNotifications()}
        >
          {t("allowNotifications")}
        </Button>
      )}
      {notifications === "granted" && <p className="px-4">{t("notificationsAllowed")}</p>}
      {notifications === "denied" && <p className="px-4">{t("notificationsDenied")}</p>}
      {isSoundOn && isSoundHeldBack && (
        <p role="status" className="px-4">
          {t("heldBack")}
        </p>
      )}
    </section>
  );
}
