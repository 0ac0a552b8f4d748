"use client";

import { useEffect, useRef, useState } from "react";
import { callApi } from "#lib/client/api.ts";
import type { Feedback, GiveFeedback } from "#lib/wire/feedback.ts";

export type Answers = Partial<Pick<GiveFeedback, "sound" | "picture">> &
  Pick<GiveFeedback, "reasons" | "comment">;

export interface SurveyState {
  answers: Answers;
  phase: "asking" | "saving" | "saved" | "failed";
  problem: unknown;
}

/** The patient's feedback. It is sent when both questions are answered, and again after each change. */
export function useSurvey(visitId: string) {
  const [state, setState] = useState<SurveyState>({
    answers: { reasons: [], comment: null },
    phase: "asking",
    problem: null,
  });
  /** Sent one after the other: of several the last one given is the last to arrive. */
  const sending = useRef<Promise<unknown>>(Promise.resolve());
  const isTouched = useRef(false);

  useEffect(() => {
    callApi("GET /api/consultations/{id}/feedback/", { params: { id: visitId } }).then(
      ({ results: [given] }) => {
        if (given && !isTouched.current)
          setState({ answers: answersOf(given), phase: "saved", problem: null });
      },
      // Answers from before a reload are asked for again. That does no harm.
      () => {},
    );
  }, [visitId]);

  async function send(answers: Answers) {
    const { sound, picture } = answers;
    if (!sound || !picture) return;
    setState({ answers, phase: "saving", problem: null });
    // Changes made meanwhile stay, and do not count as sent.
    const end = (phase: "saved" | "failed", problem: unknown = null) =>
      setState((now) => (now.answers === answers ? { answers, phase, problem } : now));
    const turn = sending.current.then(() =>
      callApi("POST /api/consultations/{id}/feedback/", {
        params: { id: visitId },
        body: { ...answers, sound, picture },
      }),
    );
    sending.current = turn.catch(() => {});
    await turn.then(
      () => end("saved"),
      (problem: unknown) => end("failed", problem),
    );
  }

  /** Typed text is sent by the button only. */
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
