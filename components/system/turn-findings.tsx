import { useTranslations } from "use-intl/react";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import type { TurnCheck } from "#lib/wire/system.ts";

type Provider = TurnCheck["providers"][number];
type Status = Provider["servers"][number]["status"];

const tones: Record<Status, BadgeTone> = {
  reachable: "accent",
  refused: "danger",
  unreachable: "danger",
  untested: "neutral",
};

const known = ["twilio", "coturn", "public"] as const;

/** The providers in the order in which they are tried, with their servers. */
export function TurnFindings({ providers }: Pick<TurnCheck, "providers">) {
  const t = useTranslations("system.relays");
  const nameOf = (provider: string) => {
    const name = known.find((each) => each === provider);
    return name ? t(`names.${name}`) : provider;
  };
  return (
    <ol className="flex flex-col gap-6">
      {providers.map((provider) => (
        <li key={provider.provider} className="flex flex-col gap-1">
          <h3 className="font-semibold">{nameOf(provider.provider)}</h3>
          <p className="text-muted">
            {t("used", { count: provider.issued, failed: provider.failed })}
            {provider.is_resting && ` ${t("isResting")}`}
          </p>
          {provider.failure !== null && <p>{t("noServers")}</p>}
          {provider.failure === null && !provider.has_relay && <p>{t("noRelay")}</p>}
          <ul className="flex flex-col divide-y divide-line">
            {provider.servers.map(({ url, status, latency_ms: latencyMs, reason }) => (
              <li key={url} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 py-2">
                <Badge tone={tones[status]}>{t(`statuses.${status}`)}</Badge>
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
