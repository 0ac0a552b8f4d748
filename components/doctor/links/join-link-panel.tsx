import { useTranslations } from "use-intl/react";
import { OneTimeLink } from "#components/doctor/links/one-time-link.tsx";

export interface JoinLinkPanelProps {
  patientName: string;
  joinLink: string;
  onDone: () => void;
}

export function JoinLinkPanel({ patientName, joinLink, onDone }: JoinLinkPanelProps) {
  const t = useTranslations("doctor.link");
  return (
    <OneTimeLink label={t("label")} link={joinLink} onDone={onDone}>
      {t.rich("send", { name: patientName, strong: (text) => <strong>{text}</strong> })}
    </OneTimeLink>
  );
}
