import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import type { TurnCheck } from "#lib/system/schemas.ts";

type Provider = TurnCheck["providers"][number];
type Status = Provider["servers"][number]["status"];

const statuses: Record<Status, { tone: BadgeTone; label: string }> = {
  reachable: { tone: "accent", label: "Reachable" },
  refused: { tone: "danger", label: "Refused" },
  unreachable: { tone: "danger", label: "Unreachable" },
  untested: { tone: "neutral", label: "Not checked" },
};

const names: Record<string, string> = {
  twilio: "Twilio",
  coturn: "Own servers",
  public: "Public servers, which nobody promises anything about",
};

/** The providers in the order in which they are tried, with their servers. */
export function TurnFindings({ providers }: Pick<TurnCheck, "providers">) {
  return (
    <ol className="flex flex-col gap-6">
      {providers.map((provider) => (
        <li key={provider.provider} className="flex flex-col gap-1">
          <h3 className="font-semibold">{names[provider.provider] ?? provider.provider}</h3>
          <p className="text-muted">{historyOf(provider)}</p>
          {provider.failure !== null && <p>Gives no servers at the moment.</p>}
          {provider.failure === null && !provider.has_relay && <p>There is no relay among its servers.</p>}
          <ul className="flex flex-col divide-y divide-line">
            {provider.servers.map(({ url, status, latency_ms: latencyMs, reason }) => (
              <li key={url} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 py-2">
                <Badge tone={statuses[status].tone}>{statuses[status].label}</Badge>
                <span className="min-w-0 flex-1 basis-72 break-all">{url}</span>
                <span className="text-muted tabular-nums">
                  {latencyMs === null ? reason : `${latencyMs} ms`}
                </span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function historyOf({ issued, failed, is_resting: isResting }: Provider): string {
  const record = `Since the server started: used ${times(issued)}, failed ${times(failed)}.`;
  return isResting
    ? `${record} It is passed over for a moment, because it failed several times in a row.`
    : record;
}

function times(count: number): string {
  return count === 1 ? "once" : `${count} times`;
}
