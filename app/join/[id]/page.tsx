import type { Metadata } from "next";
import { currentStaff } from "#app/current-staff.ts";
import { PatientVisit } from "#components/patient/patient-visit.tsx";
import { publicConfig } from "#lib/auth/public-config.ts";

export const metadata: Metadata = { title: "Your visit" };

/** Open to anyone: the secret that lets a patient in is in the address's fragment, which no server sees. */
export default async function JoinPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, staff] = await Promise.all([params, currentStaff()]);
  return <PatientVisit consultationId={id} config={publicConfig()} staffName={staff?.name ?? null} />;
}
