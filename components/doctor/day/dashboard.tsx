"use client";

import { Plus } from "lucide-react";
import { useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import { ChangeVisitDialog } from "#components/doctor/booking/change-visit-dialog.tsx";
import { NewVisitDialog } from "#components/doctor/booking/new-visit-dialog.tsx";
import { ShortcutHints } from "#components/doctor/day/shortcut-hints.tsx";
import { groupVisits, matchesSearch, nextVisit } from "#components/doctor/day/visit-groups.ts";
import { VisitsView } from "#components/doctor/day/visits-view.tsx";
import { visitPath } from "#components/doctor/links/visit-link.tsx";
import { shortcutsChoice } from "#components/doctor/visits/shortcuts-choice.ts";
import { useTurnAway } from "#components/doctor/visits/use-turn-away.ts";
import { useVisits } from "#components/doctor/visits/use-visits.ts";
import { VisitsProblem } from "#components/doctor/visits/visits-problem.tsx";
import { AlertSettings } from "#components/doctor/waiting-alert/alert-settings.tsx";
import { useWaitingAlert } from "#components/doctor/waiting-alert/use-waiting-alert.ts";
import { whoWaits } from "#components/doctor/waiting-alert/waiting-arrivals.ts";
import { useReader } from "#components/language/use-reader.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { useKeptChoice } from "#components/ui/kept-choice.ts";
import { useHotkeys } from "#components/ui/use-hotkeys.ts";
import { useNow } from "#components/visit/use-now.ts";
import { calendarDay } from "#lib/client/visit-time.ts";
import type { Consultation } from "#lib/wire/consultation.ts";

/** The day at a glance. `canTreat` is for doctors, who book and hold visits; others read. */
export function Dashboard({ canTreat }: { canTreat: boolean }) {
  const t = useTranslations("doctor.dashboard");
  const now = useNow();
  const reader = useReader();
  const { data: visits, problem, refresh } = useVisits();
  const [search, setSearch] = useState("");
  const [isBooking, setIsBooking] = useState(false);
  const [changing, setChanging] = useState<Consultation | null>(null);
  const searchRef = useRef<HTMLInputElement>(null);
  const waiting = useMemo(() => visits && whoWaits(visits), [visits]);
  const { isSoundHeldBack } = useWaitingAlert(canTreat ? waiting : null);
  const { turnAway, turnedAway, refusal } = useTurnAway(refresh);
  const groups =
    visits &&
    now &&
    groupVisits(
      visits.filter((visit) => matchesSearch(visit, search)),
      now,
    );

  function openNextVisit() {
    const next = visits && now && nextVisit(groupVisits(visits, now));
    if (next) window.location.assign(visitPath(next));
  }

  useHotkeys(useKeptChoice(shortcutsChoice, false), {
    "/": () => searchRef.current?.focus(),
    ...(canTreat && {
      n: () => setIsBooking(true),
      Enter: openNextVisit,
      t: () => {
        const [first] = waiting ?? [];
        if (first) void turnAway(first);
      },
    }),
  });

  return (
    <main className="mx-auto flex w-full max-w-5xl flex-col gap-8 px-4 py-6 sm:py-8">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <div>
          <h1 className="text-3xl font-semibold">{t("title")}</h1>
          <p className="min-h-6 text-muted">{now && calendarDay(now, now, reader)}</p>
        </div>
        {canTreat && (
          <Button
            variant="primary"
            icon={<Plus aria-hidden className="size-5" />}
            className="max-sm:w-full"
            onClick={() => setIsBooking(true)}
          >
            {t("newVisit")}
          </Button>
        )}
      </div>

      <VisitsProblem problem={problem} hasData={visits !== null} onRetry={refresh} />

      {refusal && <Banner tone="danger">{refusal}</Banner>}
      <p role="status" className="-my-4 text-muted empty:hidden">
        {turnedAway && t("turnedAway", { name: turnedAway })}
      </p>

      <VisitsView
        groups={groups}
        canTreat={canTreat}
        isSearch={search !== ""}
        onBook={() => setIsBooking(true)}
        onTurnAway={(visit) => void turnAway(visit)}
        onChange={setChanging}
      >
        <Field
          ref={searchRef}
          label={t("search")}
          type="search"
          value={search}
          required={false}
          placeholder={t("searchHint")}
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape") setSearch("");
          }}
        />
      </VisitsView>

      <footer className="flex flex-col gap-2 border-t border-line pt-4">
        {canTreat && <AlertSettings isSoundHeldBack={isSoundHeldBack} />}
        <ShortcutHints canTreat={canTreat} />
      </footer>
      <ChangeVisitDialog
        visit={changing && (visits?.find(({ id }) => id === changing.id) ?? changing)}
        onClose={() => setChanging(null)}
        onChanged={refresh}
      />
      {canTreat && <NewVisitDialog open={isBooking} onClose={() => setIsBooking(false)} onBooked={refresh} />}
    </main>
  );
}
