import { callTrouble } from "#lib/wire/i18n/messages/en/call-trouble.ts";
import { chat } from "#lib/wire/i18n/messages/en/chat.ts";
import { devices } from "#lib/wire/i18n/messages/en/devices.ts";
import { inCall } from "#lib/wire/i18n/messages/en/in-call.ts";

/** The call, from the check of the devices to its end. */
export const call = { ...inCall, ...callTrouble, chat, devices } as const;
