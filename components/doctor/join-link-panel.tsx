"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";

export interface JoinLinkPanelProps {
  patientName: string;
  joinLink: string;
  onDone: () => void;
}

/** The only time that a join link is seen: the server keeps nothing it could be read from. */
export function JoinLinkPanel({ patientName, joinLink, onDone }: JoinLinkPanelProps) {
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
      await navigator.clipboard.writeText(joinLink);
      setIsCopied(true);
    } catch {
      // The link is selected now: the person can copy it with the keyboard or the menu.
      setIsCopied(false);
    }
  }

  return (
    <div className="flex flex-col gap-5">
      <p>{t.rich("send", { name: patientName, strong: (text) => <strong>{text}</strong> })}</p>
      <Field
        ref={input}
        label={t("label")}
        value={joinLink}
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
