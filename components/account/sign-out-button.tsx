"use client";

import { LogOut } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { useProblemText } from "#components/language/use-problem-text.ts";
import { forgetAllDrafts } from "#components/notes/notes-drafts.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { callApi } from "#lib/client/api.ts";

/** Says so when it did not work: the session is the server's to end, and whoever believes to be out leaves the computer. */
export function SignOutButton() {
  const t = useTranslations("account");
  const problemText = useProblemText();
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);

  async function signOut() {
    setIsBusy(true);
    setProblem(null);
    try {
      await callApi("DELETE /api/session/");
      forgetAllDrafts();
      // A full load: nothing that was read while signed in stays in memory.
      window.location.assign("/sign-in");
    } catch (error) {
      setProblem(error);
      setIsBusy(false);
    }
  }

  return (
    <>
      <Button
        variant="quiet"
        icon={<LogOut aria-hidden className="size-5" />}
        busy={isBusy}
        onClick={signOut}
      >
        {t("signOut")}
      </Button>
      {problem !== null && (
        <div className="basis-full">
          <Banner tone="danger" title={t("stillSignedIn")}>
            {problemText(problem)}
          </Banner>
        </div>
      )}
    </>
  );
}
