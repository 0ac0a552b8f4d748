import type { check as english } from "#lib/i18n/messages/en/check.ts";
import type { Translated } from "#lib/i18n/translated.ts";

export const check: Translated<typeof english> = {};
