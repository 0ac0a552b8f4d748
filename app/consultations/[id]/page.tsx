import type { Metadata } from "next";
import { requireStaff } from "#app/current-staff.ts";
import { Translations } from "#app/translations.tsx";
import { StaffHeader } from "#components/account/staff-header.tsx";
import { VisitPage } from "#components/doctor/visit/visit-page.tsx";
import { ReportsLink } from "#components/reports/reports-link.tsx";
import { serverEnvironment } from "#lib/foundation/env.ts";
import { translator } from "#lib/foundation/i18n/translator.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator("common.titles"))("visit") };
}

export default async function ConsultationPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const staff = await requireStaff(`/consultations/${id}`);
  return (
    <Translations of={["account", "call", "check", "doctor", "reports", "visit"]}>
      <VisitPage
        id={id}
        userId={staff.userId}
        signalingUrl={serverEnvironment().TWILIO_SIGNALING_URL ?? null}
        canTreat={staff.role === "doctor"}
        header={<StaffHeader staff={staff} />}
      />
      {staff.role === "admin" && <ReportsLink visitId={id} />}
    </Translations>
  );
}
