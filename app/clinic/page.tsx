import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireStaff } from "#app/current-staff.ts";
import { Translations } from "#app/translations.tsx";
import { StaffHeader } from "#components/account/staff-header.tsx";
import { ClinicPage } from "#components/clinic/clinic-page.tsx";
import { translator } from "#lib/foundation/i18n/translator.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator("common.titles"))("clinic") };
}

export default async function Page() {
  const staff = await requireStaff("/clinic");
  if (staff.role !== "admin") notFound();
  return (
    <Translations of={["account", "clinic"]}>
      <StaffHeader staff={staff} />
      <ClinicPage />
    </Translations>
  );
}
