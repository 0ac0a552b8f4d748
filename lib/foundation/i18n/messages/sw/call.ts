import type { call as english } from "#lib/foundation/i18n/messages/en/call.ts";
import { callTrouble } from "#lib/foundation/i18n/messages/sw/call-trouble.ts";
import { chat } from "#lib/foundation/i18n/messages/sw/chat.ts";
import { devices } from "#lib/foundation/i18n/messages/sw/devices.ts";
import { inCall } from "#lib/foundation/i18n/messages/sw/in-call.ts";
import type { Translated } from "#lib/foundation/i18n/translated.ts";

export const call: Translated<typeof english> = { ...inCall, ...callTrouble, chat, devices };
