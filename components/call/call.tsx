"use client";

import { PanelRight } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Announcer } from "#components/call/announcer.tsx";
import { CallProvider } from "#components/call/call-context.tsx";
import type { CallSession } from "#components/call/call-session.ts";
import { isInRoom } from "#components/call/call-state.ts";
import { ConnectingView } from "#components/call/connecting-view.tsx";
import { ControlButton } from "#components/call/control-button.tsx";
import { Controls } from "#components/call/controls.tsx";
import { DeviceProblems } from "#components/call/device-problems.tsx";
import { EndForEveryone } from "#components/call/end-for-everyone.tsx";
import { EndedView } from "#components/call/ended-view.tsx";
import { FailedView } from "#components/call/failed-view.tsx";
import { ReconnectingBanner } from "#components/call/reconnecting-banner.tsx";
import { RemoteAudio } from "#components/call/remote-audio.tsx";
import { Stage } from "#components/call/stage.tsx";
import { useCall } from "#components/call/use-call.ts";
import { useRelease } from "#components/call/use-release.ts";
import { classNames } from "#components/ui/class-names.ts";

export interface CallProps {
  /** The page makes it and calls its `join()`. When the call is gone from the page, it is left. */
  session: CallSession;
  /** What to call the person behind an identity. */
  others: (identity: string) => string;
  capabilities?: { endForEveryone?: boolean };
  /** Above everything, from connecting on. */
  header?: ReactNode;
  /** Beside the stage when its button is pressed; on a small screen over it. */
  aside?: { label: string; content: ReactNode };
  /** Below the message when the call is over or could not be made. */
  afterwards?: ReactNode;
  /** After the person has left by the button. */
  onLeave?: () => void;
  /** Ends the visit on the server, which closes the room. Rejects when that did not work. */
  onEndForEveryone?: () => Promise<void>;
}

/** The call from connecting to its end, for everyone: who may do what comes in as capabilities, the rest as slots. */
export function Call({ session, ...props }: CallProps) {
  useRelease(() => session.leave());
  return (
    <CallProvider session={session}>
      <CallScreen {...props} session={session} />
    </CallProvider>
  );
}

function CallScreen({ session, others, afterwards, onLeave, ...props }: CallProps) {
  const phase = useCall((state) => state.phase);
  const isOver = phase === "ended" || phase === "failed";
  const leave = () => {
    session.leave();
    onLeave?.();
  };
  return (
    <main
      data-call-phase={phase}
      data-palette={isOver ? undefined : "stage"}
      className={classNames("flex flex-col bg-canvas text-ink", isOver ? "min-h-dvh" : "h-dvh")}
    >
      <Announcer nameOf={others} />
      {isOver ? (
        <AfterCall session={session}>{afterwards}</AfterCall>
      ) : (
        <InCall {...props} session={session} others={others} onLeave={leave} />
      )}
    </main>
  );
}

function InCall({
  session,
  others,
  capabilities = {},
  header,
  aside,
  onLeave,
  onEndForEveryone,
}: CallProps & { onLeave: () => void }) {
  const t = useTranslations("call.stage");
  const state = useCall((current) => current);
  const [isAsideOpen, setIsAsideOpen] = useState(false);
  const heading = <h1 className="sr-only">{t("title")}</h1>;
  if (!isInRoom(state)) {
    return (
      <>
        {heading}
        {header}
        <ConnectingView onLeave={onLeave} />
      </>
    );
  }
  return (
    <>
      {heading}
      {header}
      <div className="relative flex min-h-0 flex-1">
        <div className="flex min-w-0 flex-1 flex-col">
          <div className="flex flex-col gap-2 px-2 pt-2 empty:hidden">
            <ReconnectingBanner nameOf={others} />
            <RemoteAudio />
            <DeviceProblems media={session.media} />
          </div>
          <Stage participants={state.participants} local={state.local} nameOf={others} />
        </div>
        {aside && isAsideOpen && (
          <aside
            aria-label={aside.label}
            className="absolute inset-0 z-10 overflow-y-auto bg-surface p-4 lg:static lg:w-96 lg:border-s lg:border-line"
          >
            {aside.content}
          </aside>
        )}
      </div>
      <Controls
        onLeave={onLeave}
        extra={
          aside && (
            <ControlButton
              label={aside.label}
              isPressed={isAsideOpen}
              isOff={false}
              icon={<PanelRight aria-hidden className="size-6 shrink-0" />}
              onClick={() => setIsAsideOpen(!isAsideOpen)}
            />
          )
        }
        ending={
          capabilities.endForEveryone && onEndForEveryone && <EndForEveryone onEnd={onEndForEveryone} />
        }
      />
    </>
  );
}

function AfterCall({ session, children }: { session: CallSession; children?: ReactNode }) {
  const state = useCall((current) => current);
  const again = () => void session.join();
  if (state.phase === "ended") {
    return (
      <EndedView reason={state.reason} onRejoin={again}>
        {children}
      </EndedView>
    );
  }
  if (state.phase === "failed") {
    return (
      <FailedView problem={state.problem} onRetry={again}>
        {children}
      </FailedView>
    );
  }
  return null;
}
