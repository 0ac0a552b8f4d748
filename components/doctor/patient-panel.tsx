import { useTranslations } from "use-intl/react";
import { VisitTime } from "#components/visit/visit-time.tsx";
import type { Consultation } from "#lib/consultations/schemas.ts";

/** What the doctor knows of the patient, beside the picture. */
export function PatientPanel({ visit }: { visit: Consultation }) {
  const t = useTranslations("doctor.patient");
  const { patient } = visit;
  return (
    <div className="flex flex-col gap-4">
      <h2 className="text-xl font-semibold">{patient.name}</h2>
      <dl className="flex flex-col gap-3">
        <Row label={t("plannedFor")}>
          <VisitTime at={visit.scheduled_start} />
        </Row>
        <Row label={t("reason")}>{visit.reason}</Row>
        <Row label={t("phone")}>{patient.phone}</Row>
        <Row label={t("email")}>{patient.email}</Row>
      </dl>
    </div>
  );
}

function Row({ label, children }: { label: string; children: React.ReactNode }) {
  if (!children) return null;
  return (
    <div>
      <dt className="text-muted">{label}</dt>
      <dd className="break-words whitespace-pre-line">{children}</dd>
    </div>
  );
}
