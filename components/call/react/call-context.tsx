"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { CallSession } from "#components/call/session/call-session.ts";

const CallContext = createContext<CallSession | null>(null);

/** Provides the session, never its state: a component renders again only when the part it selects changes. */
export function CallProvider({ session, children }: { session: CallSession; children: ReactNode }) {
  return <CallContext value={session}>{children}</CallContext>;
}

export function useCallSession(): CallSession {
  const session = useContext(CallContext);
  if (!session) throw new Error("useCallSession needs a CallProvider above it");
  return session;
}
