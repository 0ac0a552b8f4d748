"use client";

import { useEffect, useRef, useState } from "react";
import type { Feedback, GiveFeedback } from "#lib/feedback/schemas.ts";
import { giveFeedback, listFeedback } from "#lib/http/visit-record-client.ts";

export type Answers = Partial<Pick<GiveFeedback, "sound" | "picture">> &
  Pick<GiveFeedback, "reasons" | "comment">;

export interface SurveyState {
  answers: Answers;
  phase: "asking" | "saving" | "saved" | "failed";
  problem: unknown;
}

/** What the patient says of the visit. It is sent as soon as both questions are answered, and again with each change. */
export function useSurvey(visitId: string) {
  const [state, setState] = useState<SurveyState>({
    answers: { reasons: [], comment: null },
    phase: "asking",
    problem: null,
  });
  /** Of several on their way, the last one sent is what counts. */
  const sent = useRef(0);
  const isTouched = useRef(false);

  useEffect(() => {
    listFeedback(visitId).then(
      ({ results: [given] }) => {
        if (given && !isTouched.current)
          setState({ answers: answersOf(given), phase: "saved", problem: null });
      },
      // What was answered before the page was loaded again is asked once more: no harm done.
      () => {},
    );
  }, [visitId]);

  async function send(answers: Answers) {
    const { sound, picture } = answers;
    if (!sound || !picture) return;
    sent.current += 1;
    const mine = sent.current;
    setState({ answers, phase: "saving", problem: null });
    try {
      await giveFeedback(visitId, { ...answers, sound, picture });
      if (mine === sent.current) setState({ answers, phase: "saved", problem: null });
    } catch (problem) {
      if (mine === sent.current) setState({ answers, phase: "failed", problem });
    }
  }

  /** What is typed waits for the button. */
  function change(changes: Partial<Answers>, isSent = true) {
    isTouched.current = true;
    const answers = { ...state.answers, ...changes };
    setState({ ...state, answers, ...(!isSent && { phase: "asking" }) });
    if (isSent) void send(answers);
  }

  return { ...state, change, send: () => void send(state.answers) };
}

function answersOf({ sound, picture, reasons, comment }: Feedback): Answers {
  return { sound, picture, reasons, comment };
}
