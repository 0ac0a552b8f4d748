"use client";

import {
  AppWindow,
  Captions,
  CircleHelp,
  Focus,
  Gauge,
  LayoutGrid,
  LoaderCircle,
  MonitorUp,
  Settings2,
  SwitchCamera,
} from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";
import type { Command, Commands } from "#components/call/controls/commands.ts";
import { classNames } from "#components/ui/class-names.ts";
import { Dialog } from "#components/ui/dialog.tsx";

const order = [
  ["share", MonitorUp],
  ["devices", Settings2],
  ["captions", Captions],
  ["flipCamera", SwitchCamera],
  ["blur", Focus],
  ["sameSize", LayoutGrid],
  ["smallWindow", AppWindow],
  ["saveData", Gauge],
  ["help", CircleHelp],
] as const;

/** Controls that few calls need. On a small screen also those without room beside the four large ones. */
export function MoreDialog({
  commands,
  open,
  onClose,
  smallScreen,
}: {
  commands: Commands;
  open: boolean;
  onClose: () => void;
  /** Shown below where the controls have no room for it. */
  smallScreen?: ReactNode;
}) {
  const t = useTranslations("call.more");
  const controls = useTranslations("call.controls");
  return (
    <Dialog open={open} onClose={onClose} title={controls("more")}>
      <ul className="flex flex-col gap-1">
        {order.map(([id, Icon]) => {
          const command = commands[id];
          if (!command) return null;
          return (
            <li key={id} className={id === "share" ? "md:hidden" : undefined}>
              <MoreItem
                command={command}
                label={id === "share" ? controls("share") : t(id)}
                icon={<Icon aria-hidden className="size-6 shrink-0" />}
                onChosen={onClose}
              />
            </li>
          );
        })}
      </ul>
      {smallScreen && <div className="flex flex-wrap gap-2 md:hidden">{smallScreen}</div>}
    </Dialog>
  );
}

function MoreItem({
  command: { run, isPressed, isBusy = false },
  label,
  icon,
  onChosen,
}: {
  command: Command;
  label: string;
  icon: ReactNode;
  onChosen: () => void;
}) {
  return (
    <button
      type="button"
      aria-pressed={isPressed}
      aria-busy={isBusy || undefined}
      onClick={() => {
        onChosen();
        run();
      }}
      className={classNames(
        "flex min-h-12 w-full items-center gap-3 rounded-xl px-3 py-2 text-start font-medium hover:bg-sunken",
        isPressed && "bg-accent-soft text-accent",
      )}
    >
      {isBusy ? <LoaderCircle aria-hidden className="size-6 shrink-0 animate-spin" /> : icon}
      {label}
    </button>
  );
}
