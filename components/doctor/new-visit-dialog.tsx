"use client";

import { useState } from "react";
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
  const [booked, setBooked] = useState<ScheduledConsultation | null>(null);

  function close() {
    setBooked(null);
    onClose();
  }

  return (
    <Dialog open={open} onClose={close} title={booked ? "The visit is booked" : "New visit"}>
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
