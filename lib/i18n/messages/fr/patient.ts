import type { patient as english } from "#lib/i18n/messages/en/patient.ts";
import type { Translated } from "#lib/i18n/translated.ts";

export const patient: Translated<typeof english> = {};
