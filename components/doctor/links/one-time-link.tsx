"use client";

import { Check, Copy } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";

export interface OneTimeLinkProps {
  label: string;
  link: string;
  onDone: () => void;
  /** To whom to send it. */
  children: ReactNode;
}

/** The only time that a link is seen: the server keeps nothing it could be read from. */
export function OneTimeLink({ label, link, onDone, children }: OneTimeLinkProps) {
  const t = useTranslations("doctor.link");
  const words = useTranslations("doctor");
  const input = useRef<HTMLInputElement>(null);
  const copyButton = useRef<HTMLButtonElement>(null);
  const [isCopied, setIsCopied] = useState(false);

  useEffect(() => {
    copyButton.current?.focus();
  }, []);

  async function copy() {
    input.current?.select();
    try {
      await navigator.clipboard.writeText(link);
      setIsCopied(true);
    } catch {
      // The link is selected now: the person can copy it with the keyboard or the menu.
      setIsCopied(false);
    }
  }

  return (
    <div className="flex flex-col gap-5">
      <p>{children}</p>
      <Field
        ref={input}
        label={label}
        value={link}
        readOnly
        className="font-mono text-sm"
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className="flex flex-col gap-3 sm:flex-row">
        <Button
          ref={copyButton}
          variant="primary"
          className="flex-1"
          icon={isCopied ? <Check aria-hidden className="size-5" /> : <Copy aria-hidden className="size-5" />}
          onClick={copy}
        >
          {isCopied ? t("copied") : t("copy")}
        </Button>
        <Button className="flex-1" onClick={onDone}>
          {words("done")}
        </Button>
      </div>
      <p role="status" className="sr-only">
        {isCopied && t("copiedAnnounced")}
      </p>
    </div>
  );
}
