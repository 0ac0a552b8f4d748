"use client";

import { X } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { useTranslations } from "use-intl/react";
import { IconButton } from "#components/ui/icon-button.tsx";

export interface DialogProps {
  open: boolean;
  /** Escape, the close button and a press beside the dialog ask for it; the owner decides by setting `open`. */
  onClose: () => void;
  title: string;
  description?: string;
  children?: ReactNode;
}

/** The browser's modal dialog: it traps the focus, gives it back, makes the rest inert and lies above everything. */
export function Dialog({ open, onClose, title, description, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  /** A selection that is dragged out of a field ends as a click on the dialog as well, and asks for nothing. */
  const isPressBeside = useRef(false);
  const id = useId();
  const t = useTranslations("common");

  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the press beside the dialog; its key is Escape, which `onCancel` takes.
    <dialog
      ref={ref}
      aria-labelledby={`${id}-title`}
      aria-describedby={description ? `${id}-description` : undefined}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => {
        isPressBeside.current = event.target === event.currentTarget;
      }}
      onClick={(event) => {
        if (isPressBeside.current && event.target === event.currentTarget) onClose();
      }}
      className="m-auto max-h-[calc(100dvh-2rem)] w-[min(32rem,calc(100vw-2rem))] rounded-2xl border border-line bg-surface p-0 font-normal text-ink backdrop:bg-shade"
    >
      {open && (
        <div className="relative flex flex-col gap-4 p-4 sm:p-6">
          <h2 id={`${id}-title`} className="pt-1.5 pe-12 text-xl font-semibold">
            {title}
          </h2>
          {description && (
            <p id={`${id}-description`} className="text-muted">
              {description}
            </p>
          )}
          {children}
          {/* Last, so that the dialog opens with the focus on what it is for. */}
          <IconButton
            label={t("close")}
            icon={<X aria-hidden className="size-5" />}
            onClick={onClose}
            className="absolute top-4 end-4 sm:top-6 sm:end-6"
          />
        </div>
      )}
    </dialog>
  );
}
