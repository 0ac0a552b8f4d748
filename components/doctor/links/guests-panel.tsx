"use client";

import { UserPlus } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { InviteGuest } from "#components/doctor/links/invite-guest.tsx";
import type { VisitGuests } from "#components/doctor/links/use-guests.ts";
import { useProblemText } from "#components/language/use-problem-text.ts";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import type { Guest } from "#lib/wire/guest.ts";

/** Lists the guests, such as an interpreter or a relative. They wait until the doctor lets them in. */
export function GuestsPanel({ consultationId, guests }: { consultationId: string; guests: VisitGuests }) {
  const t = useTranslations("doctor.guests");
  const problemText = useProblemText();
  const [isInviting, setIsInviting] = useState(false);
  const shown = (guests.all ?? []).filter(({ status }) => status !== "removed" && status !== "denied");

  if (isInviting) {
    return (
      <InviteGuest
        consultationId={consultationId}
        onInvited={guests.refresh}
        onDone={() => setIsInviting(false)}
      />
    );
  }
  return (
    <div className="flex flex-col gap-4">
      {guests.problem !== null && <Banner tone="danger">{problemText(guests.problem)}</Banner>}
      <p className="text-muted">{t("explanation")}</p>
      {shown.length > 0 && (
        <ul className="flex flex-col divide-y divide-line border-y border-line">
          {shown.map((guest) => (
            <GuestRow key={guest.id} guest={guest} guests={guests} />
          ))}
        </ul>
      )}
      <Button icon={<UserPlus aria-hidden className="size-5" />} onClick={() => setIsInviting(true)}>
        {t("invite")}
      </Button>
    </div>
  );
}

function GuestRow({ guest, guests }: { guest: Guest; guests: VisitGuests }) {
  const t = useTranslations("doctor.guests");
  const { name } = guest;
  const isAtTheDoor = guest.status === "waiting" && guest.waiting_since !== null;
  const state = guest.status === "waiting" && !isAtTheDoor ? "away" : guest.status;
  return (
    <li aria-label={name} className="flex flex-col gap-2 py-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="min-w-0 font-semibold break-words">{name}</span>
        <Badge tone={tones[state]}>{t(`states.${state}`)}</Badge>
      </div>
      <div className="flex flex-wrap gap-2">
        {isAtTheDoor && (
          <>
            <Button
              variant="primary"
              aria-label={t("admitName", { name })}
              onClick={() => void guests.decide(guest, "admit")}
            >
              {t("admit")}
            </Button>
            <Button aria-label={t("denyName", { name })} onClick={() => void guests.decide(guest, "deny")}>
              {t("deny")}
            </Button>
          </>
        )}
        {!isAtTheDoor && (
          <Button aria-label={t("removeName", { name })} onClick={() => void guests.decide(guest, "remove")}>
            {guest.status === "admitted" ? t("remove") : t("withdraw")}
          </Button>
        )}
      </div>
    </li>
  );
}

const tones: Record<Guest["status"] | "away", BadgeTone> = {
  invited: "neutral",
  away: "neutral",
  waiting: "attention",
  admitted: "accent",
  denied: "neutral",
  removed: "neutral",
};
