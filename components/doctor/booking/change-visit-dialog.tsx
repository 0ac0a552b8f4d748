"use client";

import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl/react";
import { CallOffVisit } from "#components/doctor/booking/call-off-visit.tsx";
import { MoveVisitForm } from "#components/doctor/booking/move-visit-form.tsx";
import { NewLink } from "#components/doctor/links/new-link.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { useNow } from "#components/visit/use-now.ts";
import type { Consultation } from "#lib/wire/consultation.ts";

type Change = "move" | "link" | "cancel" | "missed";

export interface ChangeVisitDialogProps {
  /** null while it is closed */
  visit: Consultation | null;
  onClose: () => void;
  /** The visit is another by now. */
  onChanged: () => void;
}

/**
 * All that can be done to a visit that has not begun. It stands above the lists of visits, not in their rows: a visit
 * goes from one list to another, and what is being typed or a link that is shown once must not go with its row.
 */
export function ChangeVisitDialog({ visit, onClose, onChanged }: ChangeVisitDialogProps) {
  const t = useTranslations("doctor.change");
  const [step, setStep] = useState<Change | "choose">("choose");
  const close = () => {
    setStep("choose");
    onClose();
  };
  const finish = () => {
    close();
    onChanged();
  };
  return (
    <Dialog
      open={visit !== null}
      onClose={close}
      title={visit ? t(`titles.${step}`, { name: visit.patient.name }) : ""}
    >
      {visit && <Step step={step} visit={visit} onChoose={setStep} onFinished={finish} onKeep={close} />}
    </Dialog>
  );
}

interface StepProps {
  step: Change | "choose";
  visit: Consultation;
  onChoose: (change: Change) => void;
  onFinished: () => void;
  onKeep: () => void;
}

function Step({ step, visit, onChoose, onFinished, onKeep }: StepProps) {
  const content: Record<typeof step, ReactNode> = {
    choose: <Choices visit={visit} onChoose={onChoose} />,
    move: <MoveVisitForm visit={visit} onMoved={onFinished} />,
    link: <NewLink visit={visit} onDone={onKeep} />,
    cancel: <CallOffVisit visit={visit} as="cancelled" onDone={onFinished} onKeep={onKeep} />,
    missed: <CallOffVisit visit={visit} as="missed" onDone={onFinished} onKeep={onKeep} />,
  };
  return content[step];
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
