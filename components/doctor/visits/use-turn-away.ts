"use client";

import { useState } from "react";
import { useProblemText } from "#components/language/use-problem-text.ts";
import { callApi } from "#lib/client/api.ts";
import type { Consultation } from "#lib/wire/consultation.ts";

/** "Not now" to a patient who waits. It is done at once: they are told, and can ask again. */
export function useTurnAway(onDone: () => void) {
  const problemText = useProblemText();
  const [turnedAway, setTurnedAway] = useState<string | null>(null);
  const [problem, setProblem] = useState<unknown>(null);

  async function turnAway({ id, patient }: Consultation) {
    setTurnedAway(null);
    setProblem(null);
    try {
      await callApi("POST /api/consultations/{id}/turn_away/", { params: { id } });
      setTurnedAway(patient.name);
    } catch (error) {
      setProblem(error);
    }
    onDone();
  }

  return { turnAway, turnedAway, refusal: problem === null ? null : problemText(problem) };
}
