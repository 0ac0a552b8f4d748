import type { Metadata } from "next";
import { currentStaff } from "#app/current-staff.ts";
import { Translations } from "#app/translations.tsx";
import { GuestVisit } from "#components/guest/guest-visit.tsx";
import { serverEnvironment } from "#lib/foundation/env.ts";
import { translator } from "#lib/foundation/i18n/translator.ts";
import { publicConfig } from "#lib/services/firebase/public-config.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await translator("common.titles"))("guest") };
}

/** Open to anyone, as the join page: the secret is in the address's fragment. */
export default async function GuestPage({ params }: { params: Promise<{ id: string }> }) {
  const [{ id }, staff] = await Promise.all([params, currentStaff()]);
  return (
    <Translations of={["call", "check", "guest", "visit"]}>
      <GuestVisit
        consultationId={id}
        config={publicConfig()}
        staffName={staff?.name ?? null}
        signalingUrl={serverEnvironment().TWILIO_SIGNALING_URL ?? null}
      />
    </Translations>
  );
}
