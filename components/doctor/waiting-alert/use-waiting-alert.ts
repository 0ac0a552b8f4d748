"use client";

import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import { alertSoundChoice } from "#components/doctor/waiting-alert/alert-sound-choice.ts";
import { arrivalsOf, hasNewArrival } from "#components/doctor/waiting-alert/waiting-arrivals.ts";
import { showCountOnIcon } from "#components/doctor/waiting-alert/waiting-favicon.ts";
import { notifyOfWaiting } from "#components/doctor/waiting-alert/waiting-notification.ts";
import { playWaitingSound } from "#components/doctor/waiting-alert/waiting-sound.ts";
import type { Consultation } from "#lib/wire/consultation.ts";

/** One tab of the doctor's makes the sound, however many are open. */
const soundLock = "panacare.waiting-sound";

/**
 * Tells a doctor who looks elsewhere that somebody waits: the tab's title and icon count them, and who comes is heard.
 * @param waiting null while it is not known
 * @returns whether the browser held the last sound back
 */
export function useWaitingAlert(waiting: readonly Consultation[] | null): { isSoundHeldBack: boolean } {
  const t = useTranslations("doctor.alert");
  const [isSoundHeldBack, setIsSoundHeldBack] = useState(false);
  const before = useRef<string[] | null>(null);
  const count = waiting?.length ?? 0;
  const isFirstTab = useFirstTab();

  useEffect(() => {
    if (!waiting) return;
    const now = arrivalsOf(waiting);
    const isNews = hasNewArrival(before.current, now);
    before.current = now;
    if (!isNews) return;
    notifyOfWaiting({ title: t("title"), body: t("body") });
    if (alertSoundChoice.get() && isFirstTab.current) {
      void playWaitingSound().then((isPlayed) => setIsSoundHeldBack(!isPlayed));
    }
  }, [waiting, t, isFirstTab]);

  useEffect(() => (count > 0 ? showCountOnIcon(count) : undefined), [count]);

  // On every render: Next rewrites the title when the language changes.
  useEffect(() => {
    const title = titleWithoutCount();
    document.title = count > 0 ? `(${count}) ${title}` : title;
  });
  useEffect(
    () => () => {
      document.title = titleWithoutCount();
    },
    [],
  );

  return { isSoundHeldBack };
}

function titleWithoutCount(): string {
  return document.title.replace(/^\(\d+\) /, "");
}

/** A lock that the browser hands to the next tab when this one is closed. */
function useFirstTab() {
  const isFirst = useRef(false);
  useEffect(() => {
    const lifetime = new AbortController();
    const untilTheEnd = new Promise<void>((resolve) => {
      lifetime.signal.addEventListener("abort", () => resolve());
    });
    navigator.locks
      .request(soundLock, { signal: lifetime.signal }, () => {
        isFirst.current = true;
        return untilTheEnd;
      })
      .catch((error: unknown) => {
        if (!lifetime.signal.aborted) throw error;
      });
    return () => lifetime.abort();
  }, []);
  return isFirst;
}
