import type { call as english } from "#lib/wire/i18n/messages/en/call.ts";
import { callTrouble } from "#lib/wire/i18n/messages/es/call-trouble.ts";
import { chat } from "#lib/wire/i18n/messages/es/chat.ts";
import { devices } from "#lib/wire/i18n/messages/es/devices.ts";
import { inCall } from "#lib/wire/i18n/messages/es/in-call.ts";
import type { Translated } from "#lib/wire/i18n/translated.ts";

export const call: Translated<typeof english> = { ...inCall, ...callTrouble, chat, devices };
