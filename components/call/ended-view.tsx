"use client";

import type { ReactNode } from "react";
import { CallMessage } from "#components/call/call-message.tsx";
import type { EndReason } from "#components/call/call-state.ts";
import { Button } from "#components/ui/button.tsx";

interface Words {
  title: string;
  detail: string;
  /** The label of the way back, where there is one. */
  rejoin?: string;
}

const words: Record<EndReason, Words> = {
  left: {
    title: "You left the visit",
    detail: "Your camera and microphone are off. The visit goes on without you.",
    rejoin: "Join again",
  },
  completed: {
    title: "The visit has ended",
    detail: "It was ended for everyone. Your camera and microphone are off.",
  },
  "opened-elsewhere": {
    title: "The visit is open elsewhere",
    detail: "You joined it in another tab or on another device, so it stopped here. You can bring it back.",
    rejoin: "Use it here",
  },
  removed: {
    title: "You are no longer in the visit",
    detail: "You were taken out of the call. Your camera and microphone are off.",
    rejoin: "Join again",
  },
  "time-over": {
    title: "The time for this visit is over",
    detail: "The call has lasted as long as it may. Your camera and microphone are off.",
  },
};

export function EndedView({
  reason,
  onRejoin,
  children,
}: {
  reason: EndReason;
  onRejoin: () => void;
  children?: ReactNode;
}) {
  const { title, detail, rejoin } = words[reason];
  return (
    <CallMessage title={title}>
      <p>{detail}</p>
      {rejoin && (
        <Button variant="primary" size="large" onClick={onRejoin}>
          {rejoin}
        </Button>
      )}
      {children}
    </CallMessage>
  );
}
