import Link from "next/link";
import { SignOutButton } from "#components/account/sign-out-button.tsx";
import { Brand } from "#components/ui/brand.tsx";
import { buttonStyle } from "#components/ui/button.tsx";

export function StaffHeader({ name, canSeeSystem = false }: { name: string; canSeeSystem?: boolean }) {
  return (
    <header className="border-b border-line">
      <div className="mx-auto flex w-full max-w-5xl flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2">
        <Link href="/dashboard" className="inline-flex min-h-11 items-center rounded-lg">
          <Brand />
        </Link>
        <div className="flex items-center gap-2">
          {canSeeSystem && (
            <Link href="/system" className={buttonStyle({ variant: "quiet" })}>
              System
            </Link>
          )}
          <span className="hidden text-muted sm:inline">{name}</span>
          <SignOutButton />
        </div>
      </div>
    </header>
  );
}
