"use client";

import { CloudCheck, CloudOff, CloudUpload } from "lucide-react";
import { useId, useRef } from "react";
import { useTranslations } from "use-intl/react";
import { useReader } from "#components/language/use-reader.ts";
import type { Merge, NotesStatus } from "#components/notes/notes-keeper.ts";
import type { VisitNotes } from "#components/notes/use-notes.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { timeOfDay } from "#lib/client/visit-time.ts";
import { maxNotesLength } from "#lib/wire/vocabulary/size-limits.ts";

/** Notes for the doctor alone. There is no button to save them: they do it. */
export function NotesPanel({ notes }: { notes: VisitNotes }) {
  const t = useTranslations("doctor.notes");
  const { keeper, state } = notes;
  const field = useRef<HTMLTextAreaElement>(null);
  if (state.status === "loading") {
    return (
      <div role="status" className="flex flex-col gap-2">
        <span className="text-muted">{t("status.loading")}</span>
        <Skeleton className="h-48" />
      </div>
    );
  }
  const isConflict = state.status === "conflict";
  const merge = (choice: Merge) => {
    keeper.merge(choice);
    field.current?.focus();
  };
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-3">
      {isConflict && <OtherVersion text={state.theirs ?? ""} />}
      {/* The same field throughout: who types on must not type into the page, whose single keys do things. */}
      <TextArea
        ref={field}
        label={isConflict ? t("conflict.mine") : t("label")}
        hint={isConflict ? undefined : t("hint")}
        value={state.text}
        readOnly={isConflict}
        maxLength={maxNotesLength}
        required={false}
        rows={10}
        className="field-sizing-content max-h-[60dvh] min-h-48"
        onChange={(event) => keeper.edit(event.currentTarget.value)}
        onBlur={() => keeper.flush()}
      />
      {isConflict ? <Choices onMerge={merge} /> : <Status status={state.status} savedAt={state.savedAt} />}
    </div>
  );
}

function Status({ status, savedAt }: { status: NotesStatus; savedAt: string | null }) {
  const t = useTranslations("doctor.notes");
  const reader = useReader();
  const Icon =
    { waiting: CloudOff, "signed-out": CloudOff, saved: CloudCheck }[status as string] ?? CloudUpload;
  const isTrouble = status === "waiting" || status === "signed-out";
  // Each pause in the typing saves: only what needs somebody is read out.
  return (
    <p
      role={isTrouble ? "status" : undefined}
      data-notes-status={status}
      className="flex items-start gap-2 text-muted"
    >
      <Icon aria-hidden className="mt-0.5 size-5 shrink-0" />
      {status === "saved" && savedAt
        ? t("savedAt", { time: timeOfDay(new Date(savedAt), reader) })
        : t(`status.${status}`)}
    </p>
  );
}

function OtherVersion({ text }: { text: string }) {
  const t = useTranslations("doctor.notes.conflict");
  const id = useId();
  return (
    <>
      <Banner tone="attention" title={t("title")}>
        {t("detail")}
      </Banner>
      <section aria-labelledby={id} className="rounded-xl border border-line p-3">
        <h3 id={id} className="font-semibold">
          {t("theirs")}
        </h3>
        <p className="break-words whitespace-pre-line">
          {text || <span className="text-muted">{t("empty")}</span>}
        </p>
      </section>
    </>
  );
}

function Choices({ onMerge }: { onMerge: (choice: Merge) => void }) {
  const t = useTranslations("doctor.notes.conflict");
  return (
    <div className="flex flex-col gap-2">
      <Button variant="primary" onClick={() => onMerge("both")}>
        {t("keepBoth")}
      </Button>
      <Button onClick={() => onMerge("mine")}>{t("keepMine")}</Button>
      <Button onClick={() => onMerge("theirs")}>{t("keepTheirs")}</Button>
    </div>
  );
}
