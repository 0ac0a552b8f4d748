"use client";

import Link from "next/link";
import { useEffect } from "react";
import { useTranslations } from "use-intl/react";
import { SignOutButton } from "#components/account/sign-out-button.tsx";
import { LanguageSelect } from "#components/language/language-select.tsx";
import { forgetDraftsOfOthers } from "#components/notes/notes-drafts.ts";
import { Brand } from "#components/ui/brand.tsx";
import { buttonStyle } from "#components/ui/button.tsx";
import type { StaffRole } from "#lib/wire/consultation.ts";

export interface StaffHeaderProps {
  staff: { userId: string; name: string; role: StaffRole };
}

export function StaffHeader({ staff: { userId, name, role } }: StaffHeaderProps) {
  const t = useTranslations("account");
  useEffect(() => forgetDraftsOfOthers(userId), [userId]);
  return (
    <header className="border-b border-line">
      <div className="mx-auto flex w-full max-w-5xl flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2">
        <Link href="/dashboard" className="inline-flex min-h-11 items-center rounded-lg">
          <Brand />
        </Link>
        <div className="flex flex-wrap items-center gap-2">
          {role === "admin" && (
            <>
              <Link href="/clinic" className={buttonStyle({ variant: "quiet" })}>
                {t("clinic")}
              </Link>
              <Link href="/system" className={buttonStyle({ variant: "quiet" })}>
                {t("system")}
              </Link>
            </>
          )}
          <span className="hidden text-muted sm:inline">{name}</span>
          <LanguageSelect />
          <SignOutButton />
        </div>
      </div>
    </header>
  );
}
