import type { ReactNode } from "react";
import { Brand } from "#components/ui/brand.tsx";

/** A page that says one thing: what happened, what it means, what to do. */
export function PageMessage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-md flex-col gap-8 px-4 py-8 sm:justify-center">
      <Brand />
      <div className="flex flex-col items-start gap-4 rounded-2xl border border-line bg-surface p-4 sm:p-8">
        <h1 className="text-2xl font-semibold">{title}</h1>
        {children}
      </div>
    </main>
  );
}
