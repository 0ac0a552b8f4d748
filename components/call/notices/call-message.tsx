"use client";

import { type ReactNode, useEffect, useRef } from "react";

/** A whole screen with one message: before the call, or after it. The focus goes to it, so that it is read out. */
export function CallMessage({ title, children }: { title: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    heading.current?.focus();
  }, []);

  return (
    <div className="mx-auto flex w-full max-w-xl flex-1 flex-col items-start justify-center gap-4 p-4 sm:p-8">
      <h1 ref={heading} tabIndex={-1} className="text-2xl font-semibold">
        {title}
      </h1>
      {children}
    </div>
  );
}
