import type { NewConsultation } from "#lib/wire/consultation.ts";

const minuteMs = 60_000;

export const visitLengthsMinutes = [10, 15, 20, 30, 45, 60, 90];

/** The typed values in the form that the API takes. */
export function readVisitForm(form: FormData): NewConsultation {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const email = text("email");
  const phone = text("phone");
  const reason = text("reason");
  return {
    patient: { name: text("name"), ...(email && { email }), ...(phone && { phone }) },
    ...readVisitTimes(form),
    ...(reason && { reason }),
  };
}

/** Times leave the browser's zone here. */
export function readVisitTimes(form: FormData): Pick<NewConsultation, "scheduled_start" | "scheduled_end"> {
  const start = new Date(String(form.get("start")));
  const end = new Date(start.getTime() + Number(form.get("minutes")) * minuteMs);
  return { scheduled_start: start.toISOString(), scheduled_end: end.toISOString() };
}

/** The present quarter of an hour: most visits start now. */
export function startTimeNear(now: Date): Date {
  const quarterMs = 15 * minuteMs;
  return new Date(Math.floor(now.getTime() / quarterMs) * quarterMs);
}

/** Local time as `<input type="datetime-local">` wants it. */
export function localDateTime(at: Date): string {
  const two = (number: number) => String(number).padStart(2, "0");
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
