"use client";

import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button.tsx";
import { VisitorScreen } from "#components/visit/visitor-screen.tsx";

export interface StaffLinkScreenProps {
  /** The kind of link. */
  visitor: "patient" | "guest";
  staffName: string;
  onEnter: () => void;
}

/** A member of staff has opened a visitor's link: it would sign them out here, so they decide. */
export function StaffLinkScreen({ visitor, staffName, onEnter }: StaffLinkScreenProps) {
  const t = useTranslations("visit.held");
  return (
    <VisitorScreen title={t(`${visitor}.title`)}>
      <p>{t(`${visitor}.detail`, { name: staffName })}</p>
      <a
        href="/dashboard"
        className="inline-flex min-h-11 items-center self-start font-semibold text-accent underline underline-offset-4"
      >
        {t("back")}
      </a>
      <Button onClick={onEnter}>{t(`${visitor}.enter`)}</Button>
    </VisitorScreen>
  );
}
