import type { guest as english } from "#lib/i18n/messages/en/guest.ts";
import type { Translated } from "#lib/i18n/translated.ts";

export const guest: Translated<typeof english> = {};
