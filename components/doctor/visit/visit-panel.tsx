"use client";

import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { GuestsPanel } from "#components/doctor/links/guests-panel.tsx";
import type { VisitGuests } from "#components/doctor/links/use-guests.ts";
import { PatientPanel } from "#components/doctor/visit/patient-panel.tsx";
import { NotesPanel } from "#components/notes/notes-panel.tsx";
import type { VisitNotes } from "#components/notes/use-notes.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import type { Consultation } from "#lib/wire/consultation.ts";

type PanelTab = "notes" | "details" | "guests";

export interface VisitPanelProps {
  visit: Consultation;
  notes: VisitNotes;
  guests: VisitGuests;
}

/** Beside the picture: what the doctor writes, knows and decides during the visit. */
export function VisitPanel({ visit, notes, guests }: VisitPanelProps) {
  const t = useTranslations("doctor.panel");
  const [selected, setSelected] = useState<PanelTab>("notes");
  const waiting = guests.atTheDoor.length;
  return (
    <Tabs
      label={t("label")}
      selected={selected}
      onSelect={setSelected}
      tabs={[
        { id: "notes", label: t("notes"), content: <NotesPanel notes={notes} /> },
        { id: "details", label: t("details"), content: <PatientPanel visit={visit} /> },
        {
          id: "guests",
          label: t("guests"),
          badge: waiting > 0 && <Badge tone="attention">{waiting}</Badge>,
          content: <GuestsPanel consultationId={visit.id} guests={guests} />,
        },
      ]}
    />
  );
}
