import { log } from "#lib/foundation/log.ts";
import { metrics } from "#lib/platform/metrics/metrics.ts";
import type { GuardedProvider } from "#lib/services/turn/guarded-provider.ts";
import type {
  IssuedServers,
  RelayProvider,
  RelayPurpose,
  RelayRequest,
} from "#lib/services/turn/relay-provider.ts";
import type { RelayProviderName } from "#lib/wire/relay-provider-name.ts";

export type ChainedProvider = RelayProvider & Partial<Pick<GuardedProvider, "isResting">>;

/** A provider's record since this server started. */
export interface ProviderRecord {
  provider: RelayProviderName;
  issued: number;
  /** Whether or not an answer that it gave before could be used instead. */
  failed: number;
  lastFailedAt: Date | null;
  isResting: boolean;
}

type Issued = IssuedServers & { provider: RelayProviderName };

export interface ProviderChain {
  /** @throws NoProviderError when none of them can */
  issue(request: RelayRequest): Promise<Issued>;
  records(): ProviderRecord[];
}

export class NoProviderError extends AggregateError {
  override readonly name = "NoProviderError";
}

/**
 * Tries the providers in their order, and counts how they did. A list without servers is passed over too, and is the
 * answer only where nobody has a better one: it leaves a call what Twilio's signaling names (see hasRelay).
 */
export function createProviderChain(
  providers: readonly ChainedProvider[],
  purpose: RelayPurpose = "call",
): ProviderChain {
  const records = providers.map(({ name }) => ({
    provider: name,
    issued: 0,
    failed: 0,
    lastFailedAt: null as Date | null,
  }));
  const note = (index: number, { hasIssued, hasFailed }: { hasIssued: boolean; hasFailed: boolean }) => {
    const record = records[index];
    if (record && hasIssued) record.issued += 1;
    if (record && hasFailed) Object.assign(record, { failed: record.failed + 1, lastFailedAt: new Date() });
  };

  return {
    async issue(request) {
      const failures: unknown[] = [];
      let empty: Issued | undefined;
      for (const [index, provider] of providers.entries()) {
        try {
          const { isKept = false, ...servers } = await provider.issue(request);
          const issued = { ...servers, provider: provider.name };
          if (servers.iceServers.length === 0) {
            note(index, { hasIssued: false, hasFailed: true });
            empty ??= issued;
            continue;
          }
          note(index, { hasIssued: true, hasFailed: isKept });
          const source = isKept ? "kept" : "fresh";
          metrics().relay.handedOut.inc({ provider: provider.name, purpose, source });
          return issued;
        } catch (error) {
          note(index, { hasIssued: false, hasFailed: true });
          log.warn(
            { provider: provider.name, purpose },
            "no servers from this provider: the next one is asked",
          );
          failures.push(error);
        }
      }
      if (empty) return empty;
      throw new NoProviderError(failures, "No relay provider could answer");
    },
    records: () =>
      records.map((record, index) => ({ ...record, isResting: providers[index]?.isResting?.() ?? false })),
  };
}
