import { useTranslations } from "use-intl/react";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import type { TwilioCheck } from "#lib/wire/system.ts";

type Status = TwilioCheck["findings"][number]["status"];

const tones: Record<Status, BadgeTone> = { ok: "accent", failed: "danger", skipped: "neutral" };

/** What was found, in the order in which one thing needs the other, and the token that was tried. */
export function TwilioFindings({ findings, claims }: Omit<TwilioCheck, "is_right">) {
  const t = useTranslations("system.video");
  return (
    <>
      <ul className="flex flex-col divide-y divide-line">
        {findings.map(({ check, status, message, cure }) => (
          <li key={check} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 py-2">
            <Badge tone={tones[status]}>{t(`statuses.${status}`)}</Badge>
            <span className="font-medium break-all">{check}</span>
            <span className="min-w-0 flex-1 basis-72 text-muted">
              {message}
              {cure && <span className="block text-ink">{cure}</span>}
            </span>
          </li>
        ))}
      </ul>
      {claims.length > 0 && (
        <details>
          <summary className="min-h-11 py-2 font-semibold">{t("claims")}</summary>
          <dl className="flex flex-col divide-y divide-line">
            {claims.map(({ claim, value, is_right: isRight, rule }) => (
              <div key={claim} className="flex flex-wrap gap-x-3 py-2">
                <dt className="basis-44 font-medium">{claim}</dt>
                <dd className="break-all">{value}</dd>
                <dd className="basis-full text-muted">
                  {t(isRight ? "asItShouldBe" : "notAsItShouldBe", { rule })}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </>
  );
}
