import type { call as english } from "#lib/i18n/messages/en/call.ts";
import { callTrouble } from "#lib/i18n/messages/fr/call-trouble.ts";
import { chat } from "#lib/i18n/messages/fr/chat.ts";
import { devices } from "#lib/i18n/messages/fr/devices.ts";
import { inCall } from "#lib/i18n/messages/fr/in-call.ts";
import type { Translated } from "#lib/i18n/translated.ts";

export const call: Translated<typeof english> = { ...inCall, ...callTrouble, chat, devices };
