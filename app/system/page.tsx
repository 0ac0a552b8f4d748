import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireStaff } from "#app/current-staff.ts";
import { StaffHeader } from "#components/account/staff-header.tsx";
import { SystemPage } from "#components/system/system-page.tsx";

export const metadata: Metadata = { title: "System" };

export default async function Page() {
  const { name, role } = await requireStaff("/system");
  if (role !== "admin") notFound();
  return (
    <>
      <StaffHeader name={name} canSeeSystem />
      <SystemPage />
    </>
  );
}
