"use client";

import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { NewVisitForm } from "#components/doctor/booking/new-visit-form.tsx";
import { JoinLinkPanel } from "#components/doctor/links/join-link-panel.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { ScheduledConsultation } from "#lib/wire/consultation.ts";

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
