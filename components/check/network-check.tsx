"use client";

import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import { DeviceCheck } from "#components/call/pre-join/device-check.tsx";
import { checkNetwork, type NetworkCheckOptions } from "#components/check/check-network.ts";
import {
  firstNetworkSteps,
  type Step,
  type Verdict,
  verdictOf,
  withStep,
} from "#components/check/check-steps.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";

/** Tries the network by itself while the person looks at their picture, and says what it is good for. */
export function NetworkCheck({ fetchServers }: Pick<NetworkCheckOptions, "fetchServers">) {
  const t = useTranslations("check");
  const [steps, setSteps] = useState<readonly Step[]>(firstNetworkSteps);
  const [round, setRound] = useState(1);
  const servers = useRef(fetchServers);
  const verdict = verdictOf(steps);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each round is a check of its own
  useEffect(() => {
    const life = new AbortController();
    setSteps(firstNetworkSteps);
    void checkNetwork({
      fetchServers: servers.current,
      signal: life.signal,
      onStep: (step) => setSteps((before) => withStep(before, step)),
    });
    return () => life.abort();
  }, [round]);

  return (
    <DeviceCheck
      label={t("connection.label")}
      works={verdict?.name === "good"}
      toDo={t(`connection.${shortVerdict(verdict)}`)}
    >
      {verdict && verdict.name !== "good" && verdict.name !== "unknown" && (
        <Banner tone={verdict.tone} title={t(`verdicts.${verdict.name}.title`)}>
          <p>{t(`verdicts.${verdict.name}.detail`)}</p>
          <Button className="mt-2" onClick={() => setRound(round + 1)}>
            {t("again")}
          </Button>
        </Banner>
      )}
    </DeviceCheck>
  );
}

function shortVerdict(verdict: Verdict | null) {
  if (verdict === null) return "running";
  if (verdict.name === "unknown") return "unknown";
  return verdict.tone === "danger" ? "bad" : "weak";
}
