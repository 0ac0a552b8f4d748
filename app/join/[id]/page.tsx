import type { Metadata } from "next";
import { currentStaff } from "#app/current-staff.ts";
import { Translations } from "#app/translations.tsx";
import { PatientVisitPage } from "#components/patient/patient-visit-page.tsx";
import { serverEnvironment } from "#lib/foundation/env.ts";
import { translator } from "#lib/foundation/i18n/translator.ts";
import { publicConfig } from "#lib/services/firebase/public-config.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator("common.titles"))("join") };
}

/** Open to anyone: the secret that lets a patient in is in the address's fragment, which no server sees. */
export default async function JoinPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, staff] = await Promise.all([params, currentStaff()]);
  return (
    <Translations of={["after", "call", "check", "patient", "visit"]}>
      <PatientVisitPage
        consultationId={id}
        config={publicConfig()}
        staffName={staff?.name ?? null}
        signalingUrl={serverEnvironment().TWILIO_SIGNALING_URL ?? null}
      />
    </Translations>
  );
}
