import { useTranslations } from "use-intl/react";
import { Button, type ButtonProps } from "#components/ui/button.tsx";
import type { Consultation } from "#lib/wire/consultation.ts";

export interface ChangeVisitButtonProps extends Pick<ButtonProps, "variant" | "onClick"> {
  visit: Consultation;
}

/** Opens the ChangeVisitDialog of its page. */
export function ChangeVisitButton({ visit, ...button }: ChangeVisitButtonProps) {
  const t = useTranslations("doctor.change");
  return (
    <Button {...button} aria-label={t("buttonFor", { name: visit.patient.name })}>
      {t("button")}
    </Button>
  );
}
