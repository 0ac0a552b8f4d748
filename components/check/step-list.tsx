import type { Step, StepName } from "#components/check/check-steps.ts";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";

const names: Record<StepName, string> = {
  browser: "Browser",
  microphone: "Microphone",
  camera: "Camera",
  signaling: "Video service",
  udp: "Video, the usual way (UDP)",
  tcp: "Video through a firewall (TCP)",
  tls: "Video as a secure web page (TLS)",
  speed: "Speed",
};

const statuses: Record<Step["status"], { tone: BadgeTone; label: string }> = {
  waiting: { tone: "neutral", label: "Waiting" },
  running: { tone: "attention", label: "Checking" },
  good: { tone: "accent", label: "Works" },
  bad: { tone: "danger", label: "Does not work" },
  skipped: { tone: "neutral", label: "Not checked" },
};

export function StepList({ steps }: { steps: readonly Step[] }) {
  return (
    <ul className="flex flex-col divide-y divide-line rounded-2xl border border-line bg-surface px-4">
      {steps.map(({ name, status, detail }) => (
        <li key={name} className="flex min-h-12 flex-wrap items-center justify-between gap-x-3 py-2">
          <span className="font-medium">{names[name]}</span>
          <span className="flex items-center gap-3">
            {status === "good" && name !== "browser" && detail && (
              <span className="text-muted tabular-nums">{detail}</span>
            )}
            <Badge tone={statuses[status].tone}>{statuses[status].label}</Badge>
          </span>
        </li>
      ))}
    </ul>
  );
}
