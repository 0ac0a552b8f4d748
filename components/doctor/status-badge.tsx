import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import type { Consultation, ConsultationStatus } from "#lib/consultations/schemas.ts";

export function StatusBadge({ visit }: { visit: Consultation }) {
  const { tone, text } = statuses[visit.status];
  return <Badge tone={tone}>{text}</Badge>;
}

const statuses: Record<ConsultationStatus, { tone: BadgeTone; text: string }> = {
  scheduled: { tone: "neutral", text: "Planned" },
  "in-progress": { tone: "accent", text: "In progress" },
  completed: { tone: "neutral", text: "Completed" },
  cancelled: { tone: "neutral", text: "Cancelled" },
  missed: { tone: "attention", text: "Missed" },
};
