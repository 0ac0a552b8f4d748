"use client";

import { useEffect, useRef, useState } from "react";
import { LetInSound } from "#components/visit/let-in-sound.ts";

/** Heard when the visit starts while the patient waits for it. @returns what belongs into the press before the waiting */
export function useLetInSound(isWaiting: boolean, isLetIn: boolean): () => void {
  const [sound] = useState(() => new LetInSound());
  const waited = useRef(false);

  useEffect(() => {
    if (isLetIn && waited.current) sound.play();
    waited.current = isWaiting;
  }, [sound, isWaiting, isLetIn]);

  useEffect(() => () => sound.close(), [sound]);

  return () => sound.arm();
}
