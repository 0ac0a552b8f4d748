import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { currentStaff } from "#app/current-staff.ts";
import { SignInForm } from "#components/account/sign-in-form.tsx";
import { Brand } from "#components/ui/brand.tsx";
import { publicConfig } from "#lib/auth/public-config.ts";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const destination = safeDestination((await searchParams)["next"]);
  if (await currentStaff()) redirect(destination);
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-md flex-col gap-8 px-4 py-8 sm:justify-center">
      <Brand />
      <div className="flex flex-col gap-6 rounded-2xl border border-line bg-surface p-4 sm:p-8">
        <h1 className="text-2xl font-semibold">Sign in</h1>
        <SignInForm config={publicConfig()} destination={destination} />
      </div>
      <p className="text-muted">
        Are you here for a visit as a patient? You need no account: open the link that your clinic sent you.
      </p>
    </main>
  );
}

/** Only a page of our own: a link to sign in must not lead on to another site. */
function safeDestination(next: string | string[] | undefined): string {
  return typeof next === "string" && /^\/consultations\/[0-9a-f-]{36}$/.test(next) ? next : "/dashboard";
}
