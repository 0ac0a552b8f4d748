"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { CallSession } from "#components/call/session/call-session.ts";

const CallContext = createContext<CallSession | null>(null);

/** Hands down the session, never its state: only who selects a part of the state draws anew when that part changes. */
export function CallProvider({ session, children }: { session: CallSession; children: ReactNode }) {
  return <CallContext value={session}>{children}</CallContext>;
}

export function useCallSession(): CallSession {
  const session = useContext(CallContext);
  if (!session) throw new Error("useCallSession needs a CallProvider above it");
  return session;
}
