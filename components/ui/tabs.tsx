"use client";

import { type KeyboardEvent, type ReactNode, useId, useRef } from "react";
import { classNames } from "#components/ui/class-names.ts";

export interface Tab<Id extends string> {
  id: Id;
  label: string;
  /** Said behind the label, such as how many wait inside. */
  badge?: ReactNode;
  content: ReactNode;
}

/** Tabs by the ARIA pattern: one stop of the Tab key, arrows between them, the content follows at once. */
export function Tabs<Id extends string>({
  label,
  tabs,
  selected,
  onSelect,
}: {
  label: string;
  tabs: readonly Tab<Id>[];
  selected: Id;
  onSelect: (id: Id) => void;
}) {
  const baseId = useId();
  const list = useRef<HTMLDivElement>(null);
  const current = tabs.find(({ id }) => id === selected);

  function onKeyDown(event: KeyboardEvent) {
    const from = tabs.findIndex(({ id }) => id === selected);
    const isRightToLeft = getComputedStyle(event.currentTarget).direction === "rtl";
    const to = targetOf(event.key, from, tabs.length, isRightToLeft);
    const next = to === undefined ? undefined : tabs[to];
    if (!next) return;
    event.preventDefault();
    onSelect(next.id);
    list.current?.querySelectorAll<HTMLElement>("[role=tab]")[to ?? 0]?.focus();
  }

  return (
    <div className="flex min-h-0 flex-1 flex-col gap-4">
      <div
        ref={list}
        role="tablist"
        aria-label={label}
        onKeyDown={onKeyDown}
        className="flex flex-wrap gap-1 border-b border-line"
      >
        {tabs.map(({ id, label: name, badge }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`${baseId}-${id}`}
            aria-selected={id === selected}
            aria-controls={id === selected ? `${baseId}-panel` : undefined}
            tabIndex={id === selected ? 0 : -1}
            onClick={() => onSelect(id)}
            className={classNames(
              "-mb-px inline-flex min-h-11 items-center gap-2 border-b-3 px-3 font-semibold",
              id === selected ? "border-accent text-ink" : "border-transparent text-muted hover:text-ink",
            )}
          >
            {name}
            {badge}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id={`${baseId}-panel`}
        aria-labelledby={`${baseId}-${selected}`}
        className="flex min-h-0 flex-1 flex-col"
      >
        {current?.content}
      </div>
    </div>
  );
}

function targetOf(key: string, from: number, count: number, isRightToLeft: boolean): number | undefined {
  const forward = isRightToLeft ? "ArrowLeft" : "ArrowRight";
  const back = isRightToLeft ? "ArrowRight" : "ArrowLeft";
  switch (key) {
    case forward:
      return (from + 1) % count;
    case back:
      return (from - 1 + count) % count;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return undefined;
  }
}
