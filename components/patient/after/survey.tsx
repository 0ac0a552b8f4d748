"use client";

import { useTranslations } from "use-intl/react";
import { useProblemText } from "#components/language/use-problem-text.ts";
import { type Answers, useSurvey } from "#components/patient/after/use-survey.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { ChoiceGroup } from "#components/ui/choice-group.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { type FeedbackReason, feedbackReasons, verdicts } from "#lib/wire/vocabulary/feedback-choices.ts";

/** Two taps, and what went wrong where something did. */
export function Survey({ visitId }: { visitId: string }) {
  const t = useTranslations("after.survey");
  const problemText = useProblemText();
  const { answers, phase, problem, change, send } = useSurvey(visitId);
  return (
    <section className="flex flex-col gap-5 rounded-2xl border border-line bg-surface p-4 sm:p-6">
      <h2 className="text-xl font-semibold">{t("title")}</h2>
      <ChoiceGroup
        kind="radio"
        legend={t("sound")}
        choices={verdicts.map((value) => ({ value, label: t(`verdicts.${value}`) }))}
        chosen={answers.sound ? [answers.sound] : []}
        onChoose={(sound) => change({ sound })}
      />
      <ChoiceGroup
        kind="radio"
        legend={t("picture")}
        choices={[...verdicts, "none" as const].map((value) => ({ value, label: t(`verdicts.${value}`) }))}
        chosen={answers.picture ? [answers.picture] : []}
        onChoose={(picture) => change({ picture })}
      />
      {hadTrouble(answers) && (
        <>
          <ChoiceGroup
            kind="checkbox"
            legend={t("wrong")}
            choices={feedbackReasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
            chosen={answers.reasons}
            onChoose={(reason) => change({ reasons: toggled(answers.reasons, reason) })}
          />
          <TextArea
            label={t("comment")}
            hint={t("commentHint")}
            optional
            maxLength={500}
            value={answers.comment ?? ""}
            onChange={({ target }) => change({ comment: target.value }, false)}
          />
          <Button busy={phase === "saving"} onClick={send}>
            {t("send")}
          </Button>
        </>
      )}
      <p role="status" className="min-h-7">
        {phase === "saved" && t("saved")}
      </p>
      {phase === "failed" && (
        <Banner tone="attention" action={<Button onClick={send}>{t("again")}</Button>}>
          {problemText(problem)}
        </Banner>
      )}
    </section>
  );
}

function hadTrouble({ sound, picture }: Answers): boolean {
  return [sound, picture].some((verdict) => verdict === "poor" || verdict === "bad");
}

function toggled(reasons: readonly FeedbackReason[], reason: FeedbackReason): FeedbackReason[] {
  return reasons.includes(reason) ? reasons.filter((each) => each !== reason) : [...reasons, reason];
}
