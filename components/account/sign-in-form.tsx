"use client";

import { type FormEvent, useState } from "react";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { useHydrated } from "#components/ui/use-hydrated.ts";
import { type SignInProblem, signInProblem, signInWithPassword } from "#lib/auth/browser-sign-in.ts";
import type { PublicConfig } from "#lib/auth/public-config.ts";
import { ApiProblem, problemText, ServerUnreachable } from "#lib/http/api-problem.ts";

export function SignInForm({ config, destination }: { config: PublicConfig; destination: string }) {
  const isHydrated = useHydrated();
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

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
      setProblem(textOf(error));
      setIsBusy(false);
    }
  }

  return (
    <form method="post" onSubmit={signIn} className="flex flex-col gap-5">
      {problem && <Banner tone="danger">{problem}</Banner>}
      <Field label="Email" name="email" type="email" autoComplete="username" />
      <Field label="Password" name="password" type="password" autoComplete="current-password" />
      <Button type="submit" variant="primary" size="large" busy={isBusy} disabled={!isHydrated}>
        {isBusy ? "Signing in" : "Sign in"}
      </Button>
    </form>
  );
}

function textOf(error: unknown): string {
  if (error instanceof ApiProblem || error instanceof ServerUnreachable) return problemText(error);
  return textOfProblem[signInProblem(error)];
}

const textOfProblem: Record<SignInProblem, string> = {
  "wrong-credentials": "This email and password do not belong together. Please check both and try again.",
  "too-many-attempts": "There were too many attempts. Please wait a few minutes and try again.",
  disabled: "This account has been switched off. Please ask your clinic's administrator.",
  unreachable: "We cannot reach the sign-in service. Please check your internet connection and try again.",
  unknown: "Signing in did not work. Please try again in a moment.",
};
