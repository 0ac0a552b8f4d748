import type { Metadata } from "next";
import { requireStaff } from "#app/current-staff.ts";
import { Translations } from "#app/translations.tsx";
import { StaffHeader } from "#components/account/staff-header.tsx";
import { Dashboard } from "#components/doctor/day/dashboard.tsx";
import { translator } from "#lib/foundation/i18n/translator.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator("common.titles"))("today") };
}

export default async function DashboardPage() {
  const staff = await requireStaff("/dashboard");
  return (
    <Translations of={["account", "doctor"]}>
      <StaffHeader staff={staff} />
      <Dashboard canTreat={staff.role === "doctor"} />
    </Translations>
  );
}
