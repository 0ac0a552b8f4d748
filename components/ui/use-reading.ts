import { useCallback, useEffect, useRef, useState } from "react";

/** The data last read. It stays while a new read is under way. */
export interface Reading<Value> {
  value: Value | null;
  /** Why the last reading failed; null after one that did not, and while one is under way. */
  problem: unknown;
  again(): void;
  /** Replaces the data with newer data that the caller has. */
  replace(value: Value): void;
}

/**
 * Reads once when the component appears, for another subject anew, and when it is asked for. An answer that comes after
 * the next question is dropped.
 * @param read the same function each time; another one reads anew
 */
export function useReading<Value>(
  subject: string,
  read: (subject: string) => Promise<Value>,
): Reading<Value> {
  const [value, setValue] = useState<Value | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const question = useRef(0);

  const ask = useCallback(() => {
    question.current += 1;
    const asked = question.current;
    const isCurrent = () => question.current === asked;
    read(subject).then(
      (answer) => isCurrent() && setValue(answer),
      (error: unknown) => isCurrent() && setProblem(error),
    );
  }, [subject, read]);

  useEffect(() => {
    ask();
    return () => {
      question.current += 1;
    };
  }, [ask]);

  const again = () => {
    setProblem(null);
    ask();
  };
  return { value, problem, again, replace: setValue };
}
