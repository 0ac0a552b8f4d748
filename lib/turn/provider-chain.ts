import { log } from "#lib/log.ts";
import type { GuardedProvider } from "#lib/turn/guarded-provider.ts";
import type {
  IssuedServers,
  RelayProvider,
  RelayProviderName,
  RelayRequest,
} from "#lib/turn/relay-provider.ts";

export type ChainedProvider = RelayProvider & Partial<Pick<GuardedProvider, "isResting">>;

/** What a provider has done since this server started. */
export interface ProviderRecord {
  provider: RelayProviderName;
  issued: number;
  failed: number;
  lastFailedAt: Date | null;
  isResting: boolean;
}

export interface ProviderChain {
  /** @throws NoProviderError when none of them can */
  issue(request: RelayRequest): Promise<IssuedServers & { provider: RelayProviderName }>;
  records(): ProviderRecord[];
}

export class NoProviderError extends AggregateError {
  override readonly name = "NoProviderError";
}

/** Tries the providers in their order, and counts how they did. */
export function createProviderChain(providers: readonly ChainedProvider[]): ProviderChain {
  const records = providers.map(({ name }) => ({
    provider: name,
    issued: 0,
    failed: 0,
    lastFailedAt: null as Date | null,
  }));

  return {
    async issue(request) {
      const failures: unknown[] = [];
      for (const [index, provider] of providers.entries()) {
        const record = records[index];
        try {
          const servers = await provider.issue(request);
          if (record) record.issued += 1;
          return { ...servers, provider: provider.name };
        } catch (error) {
          if (record) Object.assign(record, { failed: record.failed + 1, lastFailedAt: new Date() });
          log.warn({ provider: provider.name, err: error }, "relay provider failed");
          failures.push(error);
        }
      }
      throw new NoProviderError(failures, "No relay provider could answer");
    },
    records: () =>
      records.map((record, index) => ({ ...record, isResting: providers[index]?.isResting?.() ?? false })),
  };
}
