import type { NewConsultation } from "#lib/consultations/schemas.ts";

const minuteMs = 60_000;

export const visitLengthsMinutes = [10, 15, 20, 30, 45, 60, 90];

/** What was typed, as the API takes it; times leave the browser's zone here. */
export function readVisitForm(form: FormData): NewConsultation {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const email = text("email");
  const phone = text("phone");
  const reason = text("reason");
  const start = new Date(text("start"));
  const end = new Date(start.getTime() + Number(text("minutes")) * minuteMs);
  return {
    patient: { name: text("name"), ...(email && { email }), ...(phone && { phone }) },
    scheduled_start: start.toISOString(),
    scheduled_end: end.toISOString(),
    ...(reason && { reason }),
  };
}

/** The present quarter of an hour, in local time, as `<input type="datetime-local">` wants it: most visits start now. */
export function startTimeNear(now: Date): string {
  const quarterMs = 15 * minuteMs;
  const start = new Date(Math.floor(now.getTime() / quarterMs) * quarterMs);
  const two = (number: number) => String(number).padStart(2, "0");
  const day = `${start.getFullYear()}-${two(start.getMonth() + 1)}-${two(start.getDate())}`;
  return `${day}T${two(start.getHours())}:${two(start.getMinutes())}`;
}
