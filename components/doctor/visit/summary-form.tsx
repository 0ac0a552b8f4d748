"use client";

import { type SubmitEvent, useState } from "react";
import { useTranslations } from "use-intl/react";
import { useProblemText } from "#components/language/use-problem-text.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { useReading } from "#components/ui/use-reading.ts";
import { callApi } from "#lib/client/api.ts";
import type { Consultation } from "#lib/wire/consultation.ts";
import type { Summary } from "#lib/wire/summary.ts";

const readSummary = (id: string) => callApi("GET /api/consultations/{id}/summary/", { params: { id } });

/** The summary for the patient: the text, and a button to save it or to save and share it. */
export function SummaryForm({ visit }: { visit: Consultation }) {
  const t = useTranslations("doctor.summary");
  const common = useTranslations("common");
  const problemText = useProblemText();
  const { id, patient } = visit;
  const { value: summary, problem, again, replace } = useReading(id, readSummary);

  if (!summary && problem !== null) {
    return (
      <Banner tone="danger" action={<Button onClick={again}>{common("tryAgain")}</Button>}>
        {problemText(problem)}
      </Banner>
    );
  }
  if (!summary) {
    return (
      <div role="status" className="flex flex-col gap-2">
        <span className="text-muted">{t("loading")}</span>
        <Skeleton className="h-32" />
      </div>
    );
  }
  return <Editor id={id} patientName={patient.name} summary={summary} onSaved={replace} />;
}

interface EditorProps {
  id: string;
  patientName: string;
  summary: Summary;
  onSaved: (summary: Summary) => void;
}

function Editor({ id, patientName, summary, onSaved }: EditorProps) {
  const t = useTranslations("doctor.summary");
  const problemText = useProblemText();
  const [text, setText] = useState(summary.text ?? "");
  const [problem, setProblem] = useState<unknown>(null);
  const [busyWith, setBusyWith] = useState<"share" | "keep" | null>(null);
  const isAsSaved = summary.text !== null && text.trim() === summary.text;

  async function save(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const isShared = event.nativeEvent.submitter?.getAttribute("value") === "share";
    setBusyWith(isShared ? "share" : "keep");
    setProblem(null);
    try {
      onSaved(
        await callApi("PUT /api/consultations/{id}/summary/", {
          params: { id },
          body: { text: text.trim(), is_shared: isShared },
        }),
      );
    } catch (error) {
      setProblem(error);
    } finally {
      setBusyWith(null);
    }
  }

  return (
    <form onSubmit={save} className="flex flex-col gap-4">
      <TextArea
        label={t("label")}
        hint={t("hint", { name: patientName })}
        value={text}
        maxLength={10_000}
        rows={6}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {problem !== null && <Banner tone="danger">{problemText(problem)}</Banner>}
      {isAsSaved && (
        <Banner tone="success">
          {summary.is_shared ? t("shared", { name: patientName }) : t("kept", { name: patientName })}
        </Banner>
      )}
      <div className="flex flex-wrap gap-3">
        <Button
          type="submit"
          value="share"
          variant={isAsSaved ? "secondary" : "primary"}
          busy={busyWith === "share"}
          className="max-sm:w-full"
        >
          {t("share", { name: patientName })}
        </Button>
        <Button type="submit" value="keep" busy={busyWith === "keep"} className="max-sm:w-full">
          {isAsSaved && summary.is_shared ? t("takeBack") : t("keep")}
        </Button>
      </div>
    </form>
  );
}
