import type { doctor as english } from "#lib/i18n/messages/en/doctor.ts";
import type { Translated } from "#lib/i18n/translated.ts";

export const doctor: Translated<typeof english> = {};
