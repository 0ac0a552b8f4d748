"use client";

import { useId } from "react";
import { useTranslations } from "use-intl/react";
import { type Commands, commandKeys, keyedCommands } from "#components/call/controls/commands.ts";
import { keysChoice } from "#components/call/controls/keys-choice.ts";
import { Dialog } from "#components/ui/dialog.tsx";
import { useKeptChoice } from "#components/ui/kept-choice.ts";

/** A key that the page around the call listens to while the call lasts. */
export interface PageKey {
  readonly key: string;
  readonly label: string;
}

/** The keys that do something in this call, and the switch that makes them do nothing. */
export function KeysDialog({
  commands,
  pageKeys,
  open,
  onClose,
}: {
  commands: Commands;
  pageKeys: readonly PageKey[];
  open: boolean;
  onClose: () => void;
}) {
  const t = useTranslations("call.keys");
  const isEnabled = useKeptChoice(keysChoice, false);
  const id = useId();
  return (
    <Dialog open={open} onClose={onClose} title={t("title")} description={t("intro")}>
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2">
        {keyedCommands
          .filter((command) => commands[command])
          .map((command) => (
            <Key key={command} name={commandKeys[command]} label={t(command)} />
          ))}
        {pageKeys.map(({ key, label }) => (
          <Key key={key} name={key} label={label} />
        ))}
      </dl>
      <div className="flex flex-col gap-1">
        <label htmlFor={id} className="flex min-h-11 items-center gap-3 font-medium">
          <input
            id={id}
            type="checkbox"
            checked={isEnabled}
            onChange={(event) => keysChoice.set(event.currentTarget.checked)}
            aria-describedby={`${id}-hint`}
            className="size-5 accent-accent"
          />
          {t("use")}
        </label>
        <p id={`${id}-hint`} className="text-muted">
          {t("useHint")}
        </p>
      </div>
    </Dialog>
  );
}

function Key({ name, label }: { name: string; label: string }) {
  return (
    <div className="contents">
      <dt>
        <kbd className="inline-flex min-h-8 min-w-8 items-center justify-center rounded-lg border border-edge px-2 font-mono font-semibold">
          {name.toUpperCase()}
        </kbd>
      </dt>
      <dd>{label}</dd>
    </div>
  );
}
