"use client";

import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl/react";
import { CallOffVisit } from "#components/doctor/call-off-visit.tsx";
import { MoveVisitForm } from "#components/doctor/move-visit-form.tsx";
import { NewLink } from "#components/doctor/new-link.tsx";
import { Button, type ButtonVariant } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { useNow } from "#components/visit/use-now.ts";
import type { Consultation } from "#lib/consultations/schemas.ts";

type Change = "move" | "link" | "cancel" | "missed";

export interface ChangeVisitProps {
  visit: Consultation;
  /** The visit is another by now. */
  onChanged: () => void;
  variant?: ButtonVariant;
}

/** A button, and behind it all that can be done to a visit that has not begun. */
export function ChangeVisit({ visit, onChanged, variant = "quiet" }: ChangeVisitProps) {
  const t = useTranslations("doctor.change");
  const [step, setStep] = useState<Change | "choose" | "closed">("closed");
  const { name } = visit.patient;
  const close = () => setStep("closed");
  const finish = () => {
    close();
    onChanged();
  };
  const content: Record<typeof step, ReactNode> = {
    closed: null,
    choose: <Choices visit={visit} onChoose={setStep} />,
    move: <MoveVisitForm visit={visit} onMoved={finish} />,
    link: <NewLink visit={visit} onDone={close} />,
    cancel: <CallOffVisit visit={visit} as="cancelled" onDone={finish} onKeep={close} />,
    missed: <CallOffVisit visit={visit} as="missed" onDone={finish} onKeep={close} />,
  };
  return (
    <>
      <Button variant={variant} aria-label={t("buttonFor", { name })} onClick={() => setStep("choose")}>
        {t("button")}
      </Button>
      <Dialog
        open={step !== "closed"}
        onClose={close}
        title={step === "closed" ? "" : t(`titles.${step}`, { name })}
      >
        {content[step]}
      </Dialog>
    </>
  );
}

function Choices({ visit, onChoose }: { visit: Consultation; onChoose: (change: Change) => void }) {
  const t = useTranslations("doctor.change");
  const now = useNow();
  const hasPassed = now !== null && Date.parse(visit.scheduled_start) <= now.getTime();
  const choices: readonly Change[] = ["move", "link", "cancel", ...(hasPassed ? (["missed"] as const) : [])];
  return (
    <ul className="flex flex-col gap-2">
      {choices.map((change) => (
        <li key={change}>
          <Button className="w-full !justify-start" onClick={() => onChoose(change)}>
            {t(`choices.${change}`)}
          </Button>
        </li>
      ))}
    </ul>
  );
}
