import type { IceServer } from "#lib/turn/ice-server.ts";

/** In the order in which an operator should want them: `public` is nobody's promise, and is used only where it is listed. */
export const relayProviderNames = ["twilio", "coturn", "public"] as const;
export type RelayProviderName = (typeof relayProviderNames)[number];

export interface RelayRequest {
  /** Who will use the servers, as in the call: `doctor-{id}`, `patient-{id}`. */
  participant: string;
  ttlSeconds: number;
}

export interface IssuedServers {
  iceServers: IceServer[];
  ttlSeconds: number;
}

/** One place that ICE servers come from. */
export interface RelayProvider {
  readonly name: RelayProviderName;
  /** @throws when it cannot give any now */
  issue(request: RelayRequest): Promise<IssuedServers>;
}
