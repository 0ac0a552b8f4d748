"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl/react";
import type { CallCaptions } from "#components/call/captions/call-captions.ts";
import { ConnectingView } from "#components/call/connecting-view.tsx";
import type { PageKey } from "#components/call/controls/keys-dialog.tsx";
import { EndedView } from "#components/call/ended-view.tsx";
import { FailedView } from "#components/call/failed-view.tsx";
import { type CallChat, type CallPanel, InCall } from "#components/call/in-call.tsx";
import { Announcer } from "#components/call/notices/announcer.tsx";
import { useRelease } from "#components/call/pre-join/use-release.ts";
import { CallProvider } from "#components/call/react/call-context.tsx";
import { useCall } from "#components/call/react/use-call.ts";
import type { CallSession } from "#components/call/session/call-session.ts";
import { isInRoom } from "#components/call/session/call-state.ts";
import { classNames } from "#components/ui/class-names.ts";

export interface CallProps {
  /** The page makes it and calls its `join()`. When the call is gone from the page, it is left. */
  session: CallSession;
  /** Returns the name of the person behind an identity. */
  others: (identity: string) => string;
  /** This person's rights over others. A mute works where the other session accepts this person as host. */
  capabilities?: { endForEveryone?: boolean; muteOthers?: boolean };
  /** Above everything, from connecting on. */
  header?: ReactNode;
  /** Beside the stage when its button is pressed; on a small screen over it. */
  aside?: CallPanel;
  /** The chat beside the call, and how many messages are unread. */
  chat?: CallChat;
  /** Absent where there are none to be had. */
  captions?: CallCaptions | undefined;
  /** Another way to talk, shown while the connection is bad. */
  lastResort?: ReactNode;
  /** The page's own shortcuts during the call. The list of keys shows them too. */
  pageKeys?: readonly PageKey[];
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
        <BeforeTheEnd {...props} others={others} onLeave={leave} />
      )}
    </main>
  );
}

function BeforeTheEnd({
  others,
  capabilities = {},
  header,
  chat,
  aside,
  captions,
  lastResort,
  pageKeys = [],
  onLeave,
  onEndForEveryone,
}: Omit<CallProps, "session"> & { onLeave: () => void }) {
  const t = useTranslations("call.stage");
  const state = useCall((current) => current);
  return (
    <>
      <h1 className="sr-only">{t("title")}</h1>
      {header}
      {isInRoom(state) ? (
        <InCall
          state={state}
          nameOf={others}
          chat={chat}
          aside={aside}
          captions={captions}
          lastResort={lastResort}
          pageKeys={pageKeys}
          canMuteOthers={capabilities.muteOthers ?? false}
          onLeave={onLeave}
          onEndForEveryone={capabilities.endForEveryone ? onEndForEveryone : undefined}
        />
      ) : (
        <ConnectingView onLeave={onLeave} />
      )}
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
