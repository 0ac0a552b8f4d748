import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireStaff } from "#app/current-staff.ts";
import { Translations } from "#app/translations.tsx";
import { StaffHeader } from "#components/account/staff-header.tsx";
import { SystemPage } from "#components/system/system-page.tsx";
import { translator } from "#lib/foundation/i18n/translator.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator("common.titles"))("system") };
}

export default async function Page() {
  const staff = await requireStaff("/system");
  if (staff.role !== "admin") notFound();
  return (
    <Translations of={["account", "system"]}>
      <StaffHeader staff={staff} />
      <SystemPage />
    </Translations>
  );
}
