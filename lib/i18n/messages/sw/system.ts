import type { system as english } from "#lib/i18n/messages/en/system.ts";
import type { Translated } from "#lib/i18n/translated.ts";

export const system: Translated<typeof english> = {};
