"use client";

import { X } from "lucide-react";
import { useTranslations } from "use-intl/react";
import { useCallSession } from "#components/call/react/call-context.tsx";
import { useStore } from "#components/call/react/use-store.ts";
import { IconButton } from "#components/ui/icon-button.tsx";

/**
 * What is said, below the pictures: a place of its own, as high whatever is said, so that it covers no face and moves
 * nothing. It holds whole lines: four, three on a low screen, one where notices leave no room. The newest words stand at the
 * bottom and are never cut. It is a log that is not read out (`aria-live` off): who listens to a
 * screen reader hears the speakers, and would have each of them talked over.
 */
export function CaptionsStrip({
  nameOf,
  onHide,
}: {
  nameOf: (identity: string) => string;
  onHide: () => void;
}) {
  const t = useTranslations("call");
  const { captions } = useCallSession();
  const lines = useStore(captions);
  return (
    <div className="mx-2 flex min-h-12 basis-28 items-stretch gap-1 rounded-xl bg-surface ps-3 pe-1 [@media(max-height:30rem)]:basis-22">
      <div
        role="log"
        aria-live="off"
        aria-label={t("captions.label")}
        className="mx-auto my-2 flex min-w-0 max-w-3xl flex-1 flex-col justify-end overflow-hidden text-lg leading-6"
      >
        {lines.length === 0 && <p className="m-auto text-base text-muted">{t("captions.quiet")}</p>}
        {lines.map(({ key, identity, isOwn, languageCode, text }) => (
          <p key={key} className="shrink-0">
            <span className="font-semibold text-accent">{isOwn ? t("stage.you") : nameOf(identity)}:</span>{" "}
            <span lang={languageCode} dir="auto">
              {text}
            </span>
          </p>
        ))}
      </div>
      <IconButton
        label={t("captions.hide")}
        icon={<X aria-hidden className="size-5" />}
        onClick={onHide}
        className="mt-0.5 shrink-0 self-start"
      />
    </div>
  );
}
