"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl/react";
import { useProblemText } from "#components/language/use-problem-text.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { useHydrated } from "#components/ui/use-hydrated.ts";
import { ApiProblem, ServerUnreachable } from "#lib/client/api-problem.ts";
import { signInProblem, signInWithPassword } from "#lib/client/browser-sign-in.ts";
import { CookiesRefused } from "#lib/client/require-cookies.ts";
import type { PublicConfig } from "#lib/wire/firebase-config.ts";

export function SignInForm({ config, destination }: { config: PublicConfig; destination: string }) {
  const isHydrated = useHydrated();
  const t = useTranslations("account");
  const problemText = useProblemText();
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);

  async function signIn(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setIsBusy(true);
    setProblem(null);
    try {
      await signInWithPassword(config, {
        email: String(form.get("email")).trim(),
        password: String(form.get("password")),
      });
      // A full load: a visit's page gets camera and microphone by the headers of its own document.
      window.location.replace(destination);
    } catch (error) {
      setProblem(error);
      setIsBusy(false);
    }
  }

  return (
    <form method="post" onSubmit={signIn} className="flex flex-col gap-5">
      {problem !== null && (
        <Banner tone="danger">
          {isOurs(problem) ? problemText(problem) : t(`problems.${signInProblem(problem)}`)}
        </Banner>
      )}
      <Field label={t("email")} name="email" type="email" autoComplete="username" />
      <Field label={t("password")} name="password" type="password" autoComplete="current-password" />
      <Button type="submit" variant="primary" size="large" busy={isBusy} disabled={!isHydrated}>
        {isBusy ? t("signingIn") : t("signIn")}
      </Button>
    </form>
  );
}

/** Not Firebase's. */
function isOurs(problem: unknown): boolean {
  return [ApiProblem, ServerUnreachable, CookiesRefused].some((kind) => problem instanceof kind);
}
