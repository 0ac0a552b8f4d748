import { Phone } from "lucide-react";
import { useTranslations } from "use-intl/react";
import type { Consultation } from "#lib/wire/consultation.ts";

/** The way out that always works: a telephone. */
export function ClinicPhone({ clinic, lead }: { clinic: Consultation["clinic"]; lead?: string }) {
  const t = useTranslations("visit");
  if (!clinic.phone) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-base">
      {lead && <span className="text-muted">{lead}</span>}
      <a
        href={`tel:${clinic.phone.replaceAll(/[^+\d]/g, "")}`}
        className="inline-flex min-h-11 items-center gap-2 font-semibold text-accent underline underline-offset-4"
      >
        <Phone aria-hidden className="size-5" />
        {t("call", { phone: clinic.phone })}
      </a>
    </p>
  );
}
