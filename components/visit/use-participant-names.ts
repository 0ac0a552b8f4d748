"use client";

import { useTranslations } from "use-intl/react";
import { hasRole, identityOf } from "#lib/consultations/identity.ts";
import type { Consultation } from "#lib/consultations/schemas.ts";

/** What to call the person behind an identity, which holds no name, by intention; who reads the consultation may know it. */
export function useParticipantNames({ doctor, patient, guests }: Consultation): (identity: string) => string {
  const t = useTranslations("visit");
  return (identity) => {
    if (hasRole(identity, "doctor")) return doctor.name;
    if (hasRole(identity, "patient")) return patient.name;
    return guests.find(({ id }) => identity === identityOf("guest", id))?.name ?? t("guest");
  };
}
