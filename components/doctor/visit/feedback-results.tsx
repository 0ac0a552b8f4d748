"use client";

import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { useProblemText } from "#components/language/use-problem-text.ts";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import { useLiveResource } from "#components/visit/use-live-resource.ts";
import { callApi } from "#lib/client/api.ts";
import { watchConsultationEvents } from "#lib/client/consultation-events.ts";
import { createLiveResource } from "#lib/client/live-resource.ts";
import type { Feedback } from "#lib/wire/feedback.ts";

const pollMs = 15_000;

/** How it was for who took part, as they say it. */
export function FeedbackResults({ consultationId }: { consultationId: string }) {
  const t = useTranslations("doctor.feedback");
  const problemText = useProblemText();
  const [resource] = useState(() =>
    createLiveResource({
      load: () => callApi("GET /api/consultations/{id}/feedback/", { params: { id: consultationId } }),
      watch: watchConsultationEvents,
      pollMs,
    }),
  );
  const { data, problem } = useLiveResource(resource);
  if (!data) return <p className="text-muted">{problem === null ? t("loading") : problemText(problem)}</p>;
  if (data.results.length === 0) return <p className="text-muted">{t("none")}</p>;
  return (
    <ul className="flex flex-col divide-y divide-line">
      {data.results.map((feedback) => (
        <FeedbackEntry key={`${feedback.role} ${feedback.updated_at}`} feedback={feedback} />
      ))}
    </ul>
  );
}

function FeedbackEntry({ feedback }: { feedback: Feedback }) {
  const t = useTranslations("doctor.feedback");
  const { role, sound, picture, reasons, comment } = feedback;
  return (
    <li className="flex flex-col gap-2 py-3 first:pt-0 last:pb-0">
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-semibold">{t(`roles.${role}`)}</span>
        <Badge tone={tones[sound]}>{t("sound", { verdict: t(`verdicts.${sound}`) })}</Badge>
        <Badge tone={tones[picture]}>{t("picture", { verdict: t(`verdicts.${picture}`) })}</Badge>
      </p>
      {reasons.length > 0 && <p>{reasons.map((reason) => t(`reasons.${reason}`)).join(" · ")}</p>}
      {comment && <p className="break-words whitespace-pre-line text-muted">{comment}</p>}
    </li>
  );
}

const tones: Record<Feedback["picture"], BadgeTone> = {
  good: "accent",
  poor: "attention",
  bad: "danger",
  none: "neutral",
};
