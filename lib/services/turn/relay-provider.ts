import type { IceServer } from "#lib/wire/ice-server.ts";
import type { RelayProviderName } from "#lib/wire/relay-provider-name.ts";

export interface RelayRequest {
  /** The identity in the call: `doctor-{id}`, `patient-{id}`. */
  participant: string;
  ttlSeconds: number;
}

/** For whom the servers are: the answers for calls and for checks of a network are kept, and counted, apart. */
export type RelayPurpose = "call" | "check";

export interface IssuedServers {
  iceServers: IceServer[];
  ttlSeconds: number;
  /** It was given to somebody before, and is handed out again because the provider gives no other. */
  isKept?: true;
}

/** One place that ICE servers come from. */
export interface RelayProvider {
  readonly name: RelayProviderName;
  /** @throws when it cannot give any now */
  issue(request: RelayRequest): Promise<IssuedServers>;
}
