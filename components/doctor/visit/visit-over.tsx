"use client";

import { type ReactNode, useId } from "react";
import { useTranslations } from "use-intl/react";
import { ChatPanel } from "#components/chat/chat-panel.tsx";
import { useChat } from "#components/chat/use-chat.ts";
import { BackToDashboard } from "#components/doctor/visit/back-to-dashboard.tsx";
import { FeedbackResults } from "#components/doctor/visit/feedback-results.tsx";
import { SummaryForm } from "#components/doctor/visit/summary-form.tsx";
import { useReader } from "#components/language/use-reader.ts";
import { NotesPanel } from "#components/notes/notes-panel.tsx";
import type { VisitNotes } from "#components/notes/use-notes.ts";
import { useNow } from "#components/visit/use-now.ts";
import { dayAndTime, duration } from "#lib/client/visit-time.ts";
import type { Consultation } from "#lib/wire/consultation.ts";

export interface VisitOverProps {
  visit: Consultation;
  /** Doctors write the record; others see how it went. */
  canTreat: boolean;
  notes: VisitNotes;
}

/** After the visit: the summary first, then the day goes on. */
export function VisitOver({ visit, canTreat, notes }: VisitOverProps) {
  const t = useTranslations("doctor.over");
  const wasHeld = visit.status === "completed";
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-4">
        <h1 className="text-3xl font-semibold">{t(visit.status)}</h1>
        <BackToDashboard />
      </div>
      <Facts visit={visit} />
      {wasHeld && canTreat && (
        <Card title={t("summary")}>
          <SummaryForm visit={visit} />
        </Card>
      )}
      {canTreat && (
        <Card title={t("notes")}>
          <NotesPanel notes={notes} />
        </Card>
      )}
      {canTreat && (
        <Card title={t("messages")}>
          <KeptMessages visitId={visit.id} />
        </Card>
      )}
      {wasHeld && (
        <Card title={t("feedback")}>
          <FeedbackResults consultationId={visit.id} />
        </Card>
      )}
    </>
  );
}

function Facts({ visit }: { visit: Consultation }) {
  const t = useTranslations("doctor.over");
  const now = useNow();
  const reader = useReader();
  const lastedMs =
    visit.start_time && visit.end_time ? Date.parse(visit.end_time) - Date.parse(visit.start_time) : null;
  return (
    <dl className="grid gap-4 rounded-2xl border border-line bg-surface p-4 sm:grid-cols-3 sm:p-6">
      <Row label={t("patient")}>{visit.patient.name}</Row>
      <Row label={t("plannedFor")}>{now && dayAndTime(new Date(visit.scheduled_start), now, reader)}</Row>
      {lastedMs !== null && <Row label={t("lasted")}>{duration(lastedMs, reader)}</Row>}
    </dl>
  );
}

function KeptMessages({ visitId }: { visitId: string }) {
  const t = useTranslations("doctor.over");
  const chat = useChat(visitId, "doctor");
  if (chat.messages?.length === 0) return <p className="text-muted">{t("noMessages")}</p>;
  return <ChatPanel chat={chat} isClosed />;
}

function Card({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="flex flex-col gap-4 rounded-2xl border border-line bg-surface p-4 sm:p-6"
    >
      <h2 id={id} className="text-xl font-semibold">
        {title}
      </h2>
      {children}
    </section>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted">{label}</dt>
      <dd className="min-h-6 font-semibold break-words first-letter:uppercase">{children}</dd>
    </div>
  );
}
