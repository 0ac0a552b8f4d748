"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { LanguageSelect } from "#components/language/language-select.tsx";
import { Brand } from "#components/ui/brand.tsx";
import { classNames } from "#components/ui/class-names.ts";

export interface VisitorScreenProps {
  title: string;
  /** Where they are: the clinic's name instead of ours, once it is known. */
  clinicName?: string;
  isWide?: boolean;
  children: ReactNode;
}

/** One screen on the way of who came by a link, for one thing. Its title takes the focus, so that the change is heard too. */
export function VisitorScreen({ title, clinicName, isWide = false, children }: VisitorScreenProps) {
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    heading.current?.focus();
  }, []);

  return (
    <div
      className={classNames(
        "mx-auto flex min-h-dvh w-full flex-col gap-6 px-4 py-6 sm:py-10",
        isWide ? "max-w-5xl" : "max-w-xl",
      )}
    >
      <header className="flex items-center justify-between gap-4">
        {clinicName ? <span className="text-lg font-semibold">{clinicName}</span> : <Brand />}
        <LanguageSelect />
      </header>
      <main className="flex flex-col gap-6 text-lg">
        <h1 ref={heading} tabIndex={-1} className="text-3xl font-semibold">
          {title}
        </h1>
        {children}
      </main>
    </div>
  );
}
