"use client";

import { LogOut } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { forgetAllDrafts } from "#components/notes/notes-drafts.ts";
import { Button } from "#components/ui/button.tsx";
import { deleteSession } from "#lib/http/api-client.ts";

export function SignOutButton() {
  const t = useTranslations("account");
  const [isBusy, setIsBusy] = useState(false);

  async function signOut() {
    setIsBusy(true);
    try {
      await deleteSession();
      forgetAllDrafts();
      // A full load: nothing that was read while signed in stays in memory.
      window.location.assign("/sign-in");
    } catch {
      setIsBusy(false);
    }
  }

  return (
    <Button variant="quiet" icon={<LogOut aria-hidden className="size-5" />} busy={isBusy} onClick={signOut}>
      {t("signOut")}
    </Button>
  );
}
