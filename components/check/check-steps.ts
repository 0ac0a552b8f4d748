/** What a visit needs of a browser and a network, in the order in which it is tried. */
export const stepNames = [
  "browser",
  "microphone",
  "camera",
  "signaling",
  "udp",
  "tcp",
  "tls",
  "speed",
] as const;
export type StepName = (typeof stepNames)[number];

export interface Step {
  name: StepName;
  status: "waiting" | "running" | "good" | "bad" | "skipped";
  /** For the report: an error's name, milliseconds, kilobits per second. */
  detail: string | null;
}

export const firstSteps: readonly Step[] = stepNames.map((name) => ({
  name,
  status: "waiting",
  detail: null,
}));

/** A video call both ways at low quality needs about half a megabit per second; this leaves room for its ups and downs. */
export const enoughKbps = 1_000;

export interface Verdict {
  tone: "success" | "attention" | "danger";
  /** What decides it; its words are in the catalogues. */
  name: "good" | "browser" | "signaling" | "relays" | "devices" | "quality";
}

/** The result; null while it is being found. */
export function verdictOf(steps: readonly Step[]): Verdict | null {
  if (steps.some(({ status }) => status === "waiting" || status === "running")) return null;
  const isBad = (name: StepName) => steps.find((step) => step.name === name)?.status === "bad";
  if (isBad("browser")) return { tone: "danger", name: "browser" };
  if (isBad("signaling")) return { tone: "danger", name: "signaling" };
  const relays = steps.filter(({ name }) => name === "udp" || name === "tcp" || name === "tls");
  if (relays.every(({ status }) => status !== "good") && relays.some(({ status }) => status === "bad")) {
    return { tone: "danger", name: "relays" };
  }
  if (isBad("microphone") || isBad("camera")) return { tone: "attention", name: "devices" };
  if (isBad("udp") || isBad("speed")) return { tone: "attention", name: "quality" };
  return { tone: "success", name: "good" };
}

const digits: Record<Step["status"], string> = {
  waiting: "9",
  running: "9",
  skipped: "2",
  good: "1",
  bad: "0",
};

/** The result as eight digits to read out on the phone: one for each step, 1 good, 0 bad, 2 not tried. */
export function codeOf(steps: readonly Step[]): string {
  const code = steps.map(({ status }) => digits[status]).join("");
  return `${code.slice(0, 4)} ${code.slice(4)}`;
}
