import { useTranslations } from "use-intl/react";
import { ApiProblem } from "#lib/client/api-problem.ts";

/** Where in what was sent the server points to when a field is not right. */
const pointers = {
  name: "/patient/name",
  email: "/patient/email",
  phone: "/patient/phone",
  start: "/scheduled_start",
  length: "/scheduled_end",
  reason: "/reason",
};

export type FaultOf = (field: keyof typeof pointers) => string | undefined;

/** Returns the text beside each field of a visit that the server refused. */
export function useFaultTexts(problem: unknown): FaultOf {
  const t = useTranslations("doctor.form.faults");
  const errors = problem instanceof ApiProblem ? problem.errors : [];
  return (field) => (errors.some(({ pointer }) => pointer === pointers[field]) ? t(field) : undefined);
}
