/** What a visit needs of a browser and a network, in the order in which it is shown. */
export const stepNames = [
  "browser",
  "microphone",
  "camera",
  "signaling",
  "udp",
  "tcp",
  "tls",
  "delay",
  "loss",
  "speed",
] as const;
export type StepName = (typeof stepNames)[number];

export interface Step {
  name: StepName;
  status: "waiting" | "running" | "good" | "fair" | "bad" | "skipped";
  /** For the report: an error's name, or what was measured, with its unit. */
  detail: string | null;
}

export const firstSteps: readonly Step[] = stepNames.map((name) => ({
  name,
  status: "waiting",
  detail: null,
}));

/** Those that tell of the network alone, for where the devices have a check of their own. */
export const firstNetworkSteps = firstSteps.slice(stepNames.indexOf("signaling"));

export function withStep(steps: readonly Step[], changed: Step): readonly Step[] {
  return steps.map((step) => (step.name === changed.name ? changed : step));
}

export interface Verdict {
  tone: "success" | "attention" | "danger";
  /** What decides it; its words are in the catalogues. `unknown`: our server gave nothing to try it with. */
  name: "good" | "browser" | "signaling" | "relays" | "devices" | "unknown" | Weakness;
}

/** What is wrong with a connection that works. `detour`: not by UDP. */
type Weakness = "loss" | "delay" | "speed" | "detour";

/** The result; null while it is being found. */
export function verdictOf(steps: readonly Step[]): Verdict | null {
  if (steps.some(({ status }) => status === "waiting" || status === "running")) return null;
  const statusOf = (name: StepName) => steps.find((step) => step.name === name)?.status;
  const isBad = (name: StepName) => statusOf(name) === "bad";
  if (isBad("browser")) return { tone: "danger", name: "browser" };
  if (isBad("signaling")) return { tone: "danger", name: "signaling" };
  const relays = [statusOf("udp"), statusOf("tcp"), statusOf("tls")];
  if (!relays.includes("good") && relays.includes("bad")) return { tone: "danger", name: "relays" };
  if (isBad("microphone") || isBad("camera")) return { tone: "attention", name: "devices" };
  if (!relays.includes("good")) return { tone: "attention", name: "unknown" };
  const measures = ["loss", "delay", "speed"] as const;
  const weakness =
    measures.find(isBad) ??
    measures.find((name) => statusOf(name) === "fair") ??
    (isBad("udp") ? "detour" : undefined);
  return weakness ? { tone: "attention", name: weakness } : { tone: "success", name: "good" };
}

const digits: Record<Step["status"], string> = {
  waiting: "9",
  running: "9",
  fair: "3",
  skipped: "2",
  good: "1",
  bad: "0",
};

/** The result as ten digits to read out on the phone, one for each step: 1 good, 3 fair, 0 bad, 2 not tried. */
export function codeOf(steps: readonly Step[]): string {
  const code = steps.map(({ status }) => digits[status]).join("");
  return `${code.slice(0, 5)} ${code.slice(5)}`;
}
