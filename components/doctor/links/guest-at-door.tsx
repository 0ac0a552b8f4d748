"use client";

import { UserRoundCheck } from "lucide-react";
import { useTranslations } from "use-intl/react";
import { keysChoice } from "#components/call/controls/keys-choice.ts";
import type { VisitGuests } from "#components/doctor/links/use-guests.ts";
import { Button } from "#components/ui/button.tsx";
import { useKeptChoice } from "#components/ui/kept-choice.ts";
import { KeyHint } from "#components/ui/key-hint.tsx";
import { useHotkeys } from "#components/ui/use-hotkeys.ts";

export const guestKeys = { admit: "y", deny: "n" } as const;

/** Over the call: the guest who has waited longest, let in or not by one press or one key. */
export function GuestAtDoor({ guests }: { guests: VisitGuests }) {
  const t = useTranslations("doctor.guests");
  const hasKeys = useKeptChoice(keysChoice, false);
  const [guest] = guests.atTheDoor;
  const decide = (decision: "admit" | "deny") => guest && void guests.decide(guest, decision);
  useHotkeys(hasKeys && guest !== undefined, {
    [guestKeys.admit]: () => decide("admit"),
    [guestKeys.deny]: () => decide("deny"),
  });

  return (
    <div role="status">
      {guest && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 bg-attention-soft px-4 py-2 text-ink">
          <UserRoundCheck aria-hidden className="size-5 shrink-0 text-attention-ink" />
          <p className="min-w-0 flex-1 basis-48 break-words">{t("atTheDoor", { name: guest.name })}</p>
          <div className="flex flex-wrap gap-2">
            <Button variant="primary" onClick={() => decide("admit")}>
              {t("admit")}
              {hasKeys && <KeyHint keyName={guestKeys.admit} />}
            </Button>
            <Button onClick={() => decide("deny")}>
              {t("deny")}
              {hasKeys && <KeyHint keyName={guestKeys.deny} />}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}
