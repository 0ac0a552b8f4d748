"use client";

import { useTranslations } from "use-intl/react";
import type { MediaKind, MediaProblemReason } from "#components/call/devices/media-problem.ts";
import { permissionHelp, settingsLinks } from "#components/call/devices/permission-help.ts";
import { platformOf } from "#components/call/devices/platform.ts";
import { buttonStyle } from "#components/ui/button.tsx";

/** How to give the permission back, in this browser on this system: one step a line in the catalogues. */
export function PermissionSteps({
  reason,
  kinds,
}: {
  reason: MediaProblemReason;
  kinds: readonly MediaKind[];
}) {
  const t = useTranslations("call.devices");
  const platform = platformOf(navigator.userAgent, navigator.maxTouchPoints);
  const help = permissionHelp(reason, platform);
  const links = settingsLinks(reason, platform);
  if (!help) return null;
  return (
    <>
      <ol className="mt-2 flex list-decimal flex-col gap-1 ps-6">
        {t(`help.${help}`)
          .split("\n")
          .map((step) => (
            <li key={step}>{step}</li>
          ))}
      </ol>
      {links && (
        <p className="mt-2 flex flex-wrap gap-2">
          {kinds.map((kind) => (
            <a key={kind} href={links[kind]} className={buttonStyle({})}>
              {t(`openSettings.${kind}`)}
            </a>
          ))}
        </p>
      )}
    </>
  );
}
