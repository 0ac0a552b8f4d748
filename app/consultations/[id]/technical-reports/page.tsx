import type { Metadata } from "next";
import { requireStaff } from "#app/current-staff.ts";
import { Translations } from "#app/translations.tsx";
import { StaffHeader } from "#components/account/staff-header.tsx";
import { ReportsPage } from "#components/reports/reports-page.tsx";
import { translator } from "#lib/foundation/i18n/translator.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator("common.titles"))("reports") };
}

/** For administrators all reports of the visit, for its doctor their own. */
export default async function TechnicalReportsPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const staff = await requireStaff(`/consultations/${id}/technical-reports`);
  return (
    <Translations of={["account", "reports"]}>
      <StaffHeader staff={staff} />
      <ReportsPage visitId={id} />
    </Translations>
  );
}
