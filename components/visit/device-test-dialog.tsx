"use client";

import { useTranslations } from "use-intl/react";
import type { LocalMedia } from "#components/call/devices/local-media.ts";
import { DeviceChecks } from "#components/call/pre-join/device-checks.tsx";
import { Dialog } from "#components/ui/dialog.tsx";

/** The devices once more, for who waits and begins to doubt. */
export function DeviceTestDialog({
  media,
  open,
  onClose,
}: {
  media: LocalMedia;
  open: boolean;
  onClose: () => void;
}) {
  const t = useTranslations("call.devices");
  return (
    <Dialog open={open} onClose={onClose} title={t("title")}>
      <DeviceChecks media={media} />
    </Dialog>
  );
}
