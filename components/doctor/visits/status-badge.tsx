import { useTranslations } from "use-intl/react";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import type { Consultation, ConsultationStatus } from "#lib/wire/consultation.ts";

export function StatusBadge({ visit }: { visit: Consultation }) {
  const t = useTranslations("doctor.status");
  return <Badge tone={tones[visit.status]}>{t(visit.status)}</Badge>;
}

const tones: Record<ConsultationStatus, BadgeTone> = {
  scheduled: "neutral",
  "in-progress": "accent",
  completed: "neutral",
  cancelled: "neutral",
  missed: "attention",
};
