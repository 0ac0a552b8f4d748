"use client";

import { X } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslations } from "use-intl/react";
import { IconButton } from "#components/ui/icon-button.tsx";

/** Beside the stage; on a small screen over it. The focus goes in, and back to where it was when it closes. */
export function SidePanel({
  label,
  onClose,
  children,
}: {
  label: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const t = useTranslations("common");
  const ref = useRef<HTMLElement>(null);

  useEffect(() => {
    const panel = ref.current;
    const before = document.activeElement;
    if (panel && !panel.contains(before)) panel.focus();
    return () => {
      const hadFocus = panel?.contains(document.activeElement) || document.activeElement === document.body;
      if (hadFocus && before instanceof HTMLElement) before.focus();
    };
  }, []);

  return (
    <aside
      ref={ref}
      aria-label={label}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !document.querySelector("dialog:modal")) onClose();
      }}
      className="absolute inset-0 z-20 flex flex-col bg-surface lg:static lg:w-96 lg:border-s lg:border-line"
    >
      <div className="flex items-center justify-between gap-2 px-4 pt-2">
        <h2 className="text-xl font-semibold">{label}</h2>
        <IconButton label={t("close")} icon={<X aria-hidden className="size-5" />} onClick={onClose} />
      </div>
      <div className="flex min-h-0 flex-1 flex-col overflow-y-auto p-4">{children}</div>
    </aside>
  );
}
