import { devices } from "#lib/i18n/messages/en/devices.ts";

export const call = { devices } as const;
