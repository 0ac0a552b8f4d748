"use client";

import { Settings2 } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl/react";
import type { LocalMedia } from "#components/call/devices/local-media.ts";
import { useLocalMedia } from "#components/call/react/use-local-media.ts";
import { SelfView } from "#components/call/stage/self-view.tsx";
import type { Chat } from "#components/chat/use-chat.ts";
import { useReader } from "#components/language/use-reader.ts";
import { ClinicChat } from "#components/patient/waiting/clinic-chat.tsx";
import { MovedNotice } from "#components/patient/waiting/moved-notice.tsx";
import { ShownName } from "#components/patient/waiting/shown-name.tsx";
import { WaitingNews } from "#components/patient/waiting/waiting-news.tsx";
import { isLate, type WaitingState, waitingState } from "#components/patient/waiting/waiting-state.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { ClinicPhone } from "#components/visit/clinic-phone.tsx";
import { DeviceTestDialog } from "#components/visit/device-test-dialog.tsx";
import { VisitTime } from "#components/visit/visit-time.tsx";
import { VisitorScreen } from "#components/visit/visitor-screen.tsx";
import { duration, timeOfDay } from "#lib/client/visit-time.ts";
import type { Consultation } from "#lib/wire/consultation.ts";

export interface WaitingScreenProps {
  visit: Consultation;
  media: LocalMedia;
  chat: Chat;
  /** Why the last sign of life was not answered. */
  problem: unknown;
  /** After having been turned away. */
  onAskAgain: () => void;
  onLeave: () => void;
}

export function WaitingScreen({ visit, media, chat, problem, onAskAgain, onLeave }: WaitingScreenProps) {
  const t = useTranslations("patient.waiting");
  const state = waitingState(visit, problem);
  const doctor = visit.doctor.name;

  useEffect(() => {
    // Back here after leaving: the camera that was checked is opened again.
    void media.start();
  }, [media]);

  return (
    <VisitorScreen title={t("title")} clinicName={visit.clinic.name}>
      <WaitingNews state={state} doctor={doctor} onAskAgain={onAskAgain} />
      <MovedNotice visit={visit} />
      <Facts visit={visit} state={state} />
      {isLate(visit) && "ahead" in state && (
        <Banner title={t("late.title", { doctor })}>{t("late.detail")}</Banner>
      )}
      {state.name !== "turned-away" && <p>{t("next", { doctor })}</p>}
      <OwnDevices media={media} />
      <ClinicChat visit={visit} chat={chat} />
      <ClinicPhone clinic={visit.clinic} lead={t("phone")} />
      <Button onClick={onLeave}>{t("leave")}</Button>
    </VisitorScreen>
  );
}

function Facts({ visit, state }: { visit: Consultation; state: WaitingState }) {
  const t = useTranslations("patient.waiting");
  const tName = useTranslations("patient.shownName");
  return (
    <dl className="flex flex-col gap-4 rounded-2xl border border-line bg-surface p-4 sm:p-6">
      <Fact label={t("planned")}>
        <VisitTime at={visit.scheduled_start} now={visit.now} />
      </Fact>
      {"ahead" in state && (
        <>
          <Fact label={t("line")}>
            {state.ahead === 0 ? t("first") : t("behind", { count: state.ahead })}
          </Fact>
          <Fact label={t("waited")}>
            <WaitedFor since={visit.waiting_since} now={visit.now} />
          </Fact>
        </>
      )}
      <Fact label={tName("label")}>
        <ShownName visit={visit} />
      </Fact>
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="text-base text-muted">{label}</dt>
      <dd className="min-h-7 font-semibold">{children}</dd>
    </div>
  );
}

/** A camera that is on shows what it sees; both devices can be tried again. */
function OwnDevices({ media }: { media: LocalMedia }) {
  const t = useTranslations("patient.waiting");
  const { camera } = useLocalMedia(media);
  const [isTesting, setIsTesting] = useState(false);
  return (
    <div className="flex flex-wrap items-center gap-4">
      {camera.track && (
        <div
          data-palette="stage"
          className="aspect-square w-28 shrink-0 overflow-hidden rounded-2xl bg-canvas"
        >
          <SelfView track={camera.track} className="object-cover" />
        </div>
      )}
      <div className="flex flex-1 basis-56 flex-col items-start gap-2">
        <p className="text-base text-muted">{t(camera.track ? "camera" : "noCamera")}</p>
        <Button
          icon={<Settings2 aria-hidden className="size-5 shrink-0" />}
          onClick={() => setIsTesting(true)}
        >
          {t("testAgain")}
        </Button>
      </div>
      <DeviceTestDialog media={media} open={isTesting} onClose={() => setIsTesting(false)} />
    </div>
  );
}

/** By the server's clock, which is read with every sign of life. */
function WaitedFor({ since, now }: { since: string | null; now: string }) {
  const t = useTranslations("patient.waiting");
  const reader = useReader();
  if (!since) return null;
  return t.rich("waitedSince", {
    duration: duration(Math.max(0, Date.parse(now) - Date.parse(since)), reader),
    time: timeOfDay(new Date(since), reader),
    muted: (chunks) => <span className="font-normal text-muted">{chunks}</span>,
  });
}
