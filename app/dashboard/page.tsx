import type { Metadata } from "next";
import { requireStaff } from "#app/current-staff.ts";
import { StaffHeader } from "#components/account/staff-header.tsx";
import { Dashboard } from "#components/doctor/dashboard.tsx";

export const metadata: Metadata = { title: "Today" };

export default async function DashboardPage() {
  const { name, role } = await requireStaff("/dashboard");
  return (
    <>
      <StaffHeader name={name} canSeeSystem={role === "admin"} />
      <Dashboard canTreat={role === "doctor"} />
    </>
  );
}
