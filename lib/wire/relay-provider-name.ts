/** In the order in which an operator should want them: `public` is nobody's promise, and is used only where it is listed. */
export const relayProviderNames = ["twilio", "coturn", "public"] as const;
export type RelayProviderName = (typeof relayProviderNames)[number];
