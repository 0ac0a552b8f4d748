"use client";

import { useTranslations } from "use-intl/react";
import type { Consultation } from "#lib/wire/consultation.ts";
import { hasRole, identityOf } from "#lib/wire/participant-identity.ts";

/** Returns the name behind an identity. Identities hold no names; readers of the consultation may know them. */
export function useParticipantNames({ doctor, patient, guests }: Consultation): (identity: string) => string {
  const t = useTranslations("visit");
  return (identity) => {
    if (hasRole(identity, "doctor")) return doctor.name;
    if (hasRole(identity, "patient")) return patient.name;
    return guests.find(({ id }) => identity === identityOf("guest", id))?.name ?? t("guest");
  };
}
