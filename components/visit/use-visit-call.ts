"use client";

import { useEffect, useState } from "react";
import { createVisitCall, type VisitCall } from "#components/visit/visit-call.ts";

/** The call of a visit for as long as the page shows the visit. */
export function useVisitCall(consultationId: string): { call: VisitCall; trouble: unknown } {
  const [trouble, setTrouble] = useState<unknown>(null);
  const [call] = useState(() => createVisitCall(consultationId, setTrouble));
  useEffect(() => () => call.close(), [call]);
  return { call, trouble };
}
