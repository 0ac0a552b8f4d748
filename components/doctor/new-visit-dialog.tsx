"use client";

import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { JoinLinkPanel } from "#components/doctor/join-link-panel.tsx";
import { NewVisitForm } from "#components/doctor/new-visit-form.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { ScheduledConsultation } from "#lib/consultations/schemas.ts";

export interface NewVisitDialogProps {
  open: boolean;
  onClose: () => void;
  onBooked: () => void;
}

export function NewVisitDialog({ open, onClose, onBooked }: NewVisitDialogProps) {
  const t = useTranslations("doctor.form");
  const [booked, setBooked] = useState<ScheduledConsultation | null>(null);

  function close() {
    setBooked(null);
    onClose();
  }

  return (
    <Dialog open={open} onClose={close} title={booked ? t("booked") : t("title")}>
      {booked ? (
        <JoinLinkPanel patientName={booked.patient.name} joinLink={booked.join_link} onDone={close} />
      ) : (
        <NewVisitForm
          onBooked={(visit) => {
            setBooked(visit);
            onBooked();
          }}
        />
      )}
    </Dialog>
  );
}
