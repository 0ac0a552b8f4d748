"use client";

import { useEffect } from "react";
import { useTranslations } from "use-intl/react";
import type { LocalMedia } from "#components/call/local-media.ts";
import { SelfView } from "#components/call/self-view.tsx";
import { useLocalMedia } from "#components/call/use-local-media.ts";
import { useReader } from "#components/language/use-reader.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { ClinicPhone } from "#components/visit/clinic-phone.tsx";
import { useNow } from "#components/visit/use-now.ts";
import { VisitTime } from "#components/visit/visit-time.tsx";
import { VisitorScreen } from "#components/visit/visitor-screen.tsx";
import type { Consultation } from "#lib/consultations/schemas.ts";
import { duration, timeOfDay } from "#lib/time/visit-time.ts";

export interface WaitingScreenProps {
  visit: Consultation;
  media: LocalMedia;
  /** Why the last sign of life was not answered. */
  problem: unknown;
  onLeave: () => void;
}

/** Sooner, "late" would be a matter of clocks. */
const lateAfterMs = 5 * 60_000;

export function WaitingScreen({ visit, media, problem, onLeave }: WaitingScreenProps) {
  const t = useTranslations("patient.waiting");
  const doctor = visit.doctor.name;
  const now = useNow();
  const isKnown = visit.waiting_since !== null && problem === null;
  const isLate = now !== null && now.getTime() > Date.parse(visit.scheduled_start) + lateAfterMs;

  useEffect(() => {
    // Back here after leaving: the camera that was checked is opened again.
    void media.start();
  }, [media]);

  return (
    <VisitorScreen title={t("title")} clinicName={visit.clinic.name}>
      <div role="status" className="flex flex-col gap-6">
        {problem !== null && (
          <Banner tone="attention" title={t("dropped.title")}>
            {t("dropped.detail")}
          </Banner>
        )}
        {isKnown ? (
          <p className="text-xl font-semibold">{t("known", { doctor })}</p>
        ) : (
          problem === null && <p>{t("telling", { doctor })}</p>
        )}
      </div>
      <dl className="flex flex-col gap-4 rounded-2xl border border-line bg-surface p-4 sm:p-6">
        <div>
          <dt className="text-base text-muted">{t("planned")}</dt>
          <dd className="min-h-7 font-semibold">
            <VisitTime at={visit.scheduled_start} />
          </dd>
        </div>
        {isKnown && (
          <div>
            <dt className="text-base text-muted">{t("waited")}</dt>
            <dd className="min-h-7 font-semibold">
              <WaitedFor since={visit.waiting_since} />
            </dd>
          </div>
        )}
      </dl>
      {isLate && <Banner title={t("late.title", { doctor })}>{t("late.detail")}</Banner>}
      <p>{t("next", { doctor })}</p>
      <OwnPicture media={media} />
      <ClinicPhone clinic={visit.clinic} lead={t("phone")} />
      <Button onClick={onLeave}>{t("leave")}</Button>
    </VisitorScreen>
  );
}

/** A camera that is on shows what it sees. */
function OwnPicture({ media }: { media: LocalMedia }) {
  const t = useTranslations("patient.waiting");
  const { camera } = useLocalMedia(media);
  if (!camera.track) return null;
  return (
    <figure className="flex items-center gap-4">
      <div data-palette="stage" className="aspect-square w-28 shrink-0 overflow-hidden rounded-2xl bg-canvas">
        <SelfView track={camera.track} className="object-cover" />
      </div>
      <figcaption className="text-base text-muted">{t("camera")}</figcaption>
    </figure>
  );
}

function WaitedFor({ since }: { since: string | null }) {
  const t = useTranslations("patient.waiting");
  const reader = useReader();
  const now = useNow();
  if (!since || !now) return null;
  const arrival = new Date(since);
  return t.rich("waitedSince", {
    duration: duration(Math.max(0, now.getTime() - arrival.getTime()), reader),
    time: timeOfDay(arrival, reader),
    muted: (chunks) => <span className="font-normal text-muted">{chunks}</span>,
  });
}
