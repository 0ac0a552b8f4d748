import type { Metadata } from "next";
import { requireStaff } from "#app/current-staff.ts";
import { StaffHeader } from "#components/account/staff-header.tsx";
import { VisitPage } from "#components/doctor/visit-page.tsx";

export const metadata: Metadata = { title: "Visit" };

export default async function ConsultationPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { name, role } = await requireStaff(`/consultations/${id}`);
  return <VisitPage id={id} canTreat={role === "doctor"} header={<StaffHeader name={name} />} />;
}
